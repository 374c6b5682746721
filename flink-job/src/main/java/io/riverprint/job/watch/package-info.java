/**
 * When to train again: a share of the users is watched, what profiles said of them is held against
 * what they did, and who watches the releases asks for another one, with the reason.
 */
@NullMarked
package io.riverprint.job.watch;

import org.jspecify.annotations.NullMarked;
