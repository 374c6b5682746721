/** The walk of an event from a user's state to the user's profile. */
@NullMarked
package io.riverprint.core.step;

import org.jspecify.annotations.NullMarked;
