/** Why a profile is as it is: replays of the user's events, each with one of them left out. */
@NullMarked
package io.riverprint.console.why;

import org.jspecify.annotations.NullMarked;
