/** What is shown of the stream and of the releases. */
@NullMarked
package io.riverprint.console.board;

import org.jspecify.annotations.NullMarked;
