/** How a release is announced. */
@NullMarked
package io.riverprint.trainer.publish;

import org.jspecify.annotations.NullMarked;
