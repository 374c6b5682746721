/** What a feature is: everything fitted, and how a row is computed from it. */
@NullMarked
package io.riverprint.core.feature;

import org.jspecify.annotations.NullMarked;
