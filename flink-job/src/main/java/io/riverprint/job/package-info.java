/** The Flink job: bytes in, profiles out. */
@NullMarked
package io.riverprint.job;

import org.jspecify.annotations.NullMarked;
