/** Everything on one machine, without Docker. */
@NullMarked
package io.riverprint.local;

import org.jspecify.annotations.NullMarked;
