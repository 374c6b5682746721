/** From a wish for a new release to the decision on it, safe against being killed at any point. */
@NullMarked
package io.riverprint.trainer.cycle;

import org.jspecify.annotations.NullMarked;
