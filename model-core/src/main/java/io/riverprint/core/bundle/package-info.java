/** What a release is made of, on disk. */
@NullMarked
package io.riverprint.core.bundle;

import org.jspecify.annotations.NullMarked;
