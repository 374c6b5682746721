/** The console: profiles and releases on a page and over HTTP. */
@NullMarked
package io.riverprint.console;

import org.jspecify.annotations.NullMarked;
