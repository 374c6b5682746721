/** The operator that serves, and how it comes by its model. */
@NullMarked
package io.riverprint.job.serve;

import org.jspecify.annotations.NullMarked;
