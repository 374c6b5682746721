/** Reads the topics; the only package of the console that knows Kafka. */
@NullMarked
package io.riverprint.console.follow;

import org.jspecify.annotations.NullMarked;
