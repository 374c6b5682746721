/** Measures, as the organisers of the challenge define them. */
@NullMarked
package io.riverprint.core.metric;

import org.jspecify.annotations.NullMarked;
