/** What must hold of all modules together. */
@NullMarked
package io.riverprint.test;

import org.jspecify.annotations.NullMarked;
