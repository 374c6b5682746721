/** Sinks. */
@NullMarked
package io.riverprint.job.out;

import org.jspecify.annotations.NullMarked;
