/** What the job tells of itself. */
@NullMarked
package io.riverprint.job.metric;

import org.jspecify.annotations.NullMarked;
