/** Where events are read from. */
@NullMarked
package io.riverprint.trainer.log;

import org.jspecify.annotations.NullMarked;
