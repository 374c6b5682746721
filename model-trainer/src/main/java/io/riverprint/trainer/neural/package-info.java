/** Training of the network. */
@NullMarked
package io.riverprint.trainer.neural;

import org.jspecify.annotations.NullMarked;
