/** Bringing the embeddings of a new network into the space of an older one. */
@NullMarked
package io.riverprint.trainer.space;

import org.jspecify.annotations.NullMarked;
