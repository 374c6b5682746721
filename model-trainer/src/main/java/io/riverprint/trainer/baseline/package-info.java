/** What models are measured against: aggregated counts, and what everybody likes. */
@NullMarked
package io.riverprint.trainer.baseline;

import org.jspecify.annotations.NullMarked;
