/** The only package that imports DJL. */
@NullMarked
package io.riverprint.core.torch;

import org.jspecify.annotations.NullMarked;
