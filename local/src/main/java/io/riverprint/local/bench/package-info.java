/** What is measured, as `riverprint bench` reports it. */
@NullMarked
package io.riverprint.local.bench;

import org.jspecify.annotations.NullMarked;
