/** Tables and pictures of how models compare. */
@NullMarked
package io.riverprint.trainer.evaluate;

import org.jspecify.annotations.NullMarked;
