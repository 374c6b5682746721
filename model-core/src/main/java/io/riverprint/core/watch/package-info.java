/**
 * How a release's profiles are held against what came after them, and against those of the time it
 * was judged on: one meaning for trainer and job.
 */
@NullMarked
package io.riverprint.core.watch;

import org.jspecify.annotations.NullMarked;
