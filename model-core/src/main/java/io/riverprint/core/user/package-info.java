/** What is kept of a user, and its bytes. */
@NullMarked
package io.riverprint.core.user;

import org.jspecify.annotations.NullMarked;
