/** Training of the factors. */
@NullMarked
package io.riverprint.trainer.factor;

import org.jspecify.annotations.NullMarked;
