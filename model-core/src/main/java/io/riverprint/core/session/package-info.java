/** What a session is. */
@NullMarked
package io.riverprint.core.session;

import org.jspecify.annotations.NullMarked;
