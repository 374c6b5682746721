/** Judging a written bundle by replaying time it has not seen. */
@NullMarked
package io.riverprint.trainer.gate;

import org.jspecify.annotations.NullMarked;
