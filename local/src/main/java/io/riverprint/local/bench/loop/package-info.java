/** Whether the learning loop pays: one drifting shop, served by models of different ages. */
@NullMarked
package io.riverprint.local.bench.loop;

import org.jspecify.annotations.NullMarked;
