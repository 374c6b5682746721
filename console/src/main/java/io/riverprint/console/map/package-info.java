/** A picture of the embeddings in two dimensions. */
@NullMarked
package io.riverprint.console.map;

import org.jspecify.annotations.NullMarked;
