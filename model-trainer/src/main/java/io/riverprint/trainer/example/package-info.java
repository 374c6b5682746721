/** From a log to examples: split by time, fit, build sequences. */
@NullMarked
package io.riverprint.trainer.example;

import org.jspecify.annotations.NullMarked;
