/** The only package that touches Flink state handles. */
@NullMarked
package io.riverprint.job.state;

import org.jspecify.annotations.NullMarked;
