/** Learns how served propensities are put together: network, counts, factors. */
@NullMarked
package io.riverprint.trainer.propensity;

import org.jspecify.annotations.NullMarked;
