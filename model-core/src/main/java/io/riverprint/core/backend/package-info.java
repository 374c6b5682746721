/** Who does the arithmetic: plain loops, vectorised Java or libtorch, under one contract. */
@NullMarked
package io.riverprint.core.backend;

import org.jspecify.annotations.NullMarked;
