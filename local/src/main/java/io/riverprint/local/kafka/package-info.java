/** A real Kafka broker in this JVM. */
@NullMarked
package io.riverprint.local.kafka;

import org.jspecify.annotations.NullMarked;
