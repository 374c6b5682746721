/** The verbs of the command line. */
@NullMarked
package io.riverprint.local.cli;

import org.jspecify.annotations.NullMarked;
