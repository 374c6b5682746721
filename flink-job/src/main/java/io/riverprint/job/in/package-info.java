/** Sources, and what is done with what cannot be read. */
@NullMarked
package io.riverprint.job.in;

import org.jspecify.annotations.NullMarked;
