/** Measurements of parts, each as one flat map for a report. */
@NullMarked
package io.riverprint.local.bench;

import org.jspecify.annotations.NullMarked;
