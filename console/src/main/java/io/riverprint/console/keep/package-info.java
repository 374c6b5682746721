/** The newest profiles, bounded: their bytes on disk, what is compared in memory. */
@NullMarked
package io.riverprint.console.keep;

import org.jspecify.annotations.NullMarked;
