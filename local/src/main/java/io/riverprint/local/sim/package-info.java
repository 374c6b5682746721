/** A shop that never was: seeded, with the truth known. */
@NullMarked
package io.riverprint.local.sim;

import org.jspecify.annotations.NullMarked;
