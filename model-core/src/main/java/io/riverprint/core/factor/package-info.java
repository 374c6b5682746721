/** Matrix factors: one BPR gradient, shared by training and serving. */
@NullMarked
package io.riverprint.core.factor;

import org.jspecify.annotations.NullMarked;
