/** The challenge's fixed predictor, which judges what embeddings know of the weeks after them. */
@NullMarked
package io.riverprint.trainer.probe;

import org.jspecify.annotations.NullMarked;
