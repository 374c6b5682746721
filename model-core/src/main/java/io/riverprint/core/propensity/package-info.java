/** What is known of a user beside the network, and how both become one probability. */
@NullMarked
package io.riverprint.core.propensity;

import org.jspecify.annotations.NullMarked;
