/** The challenge's own files: what its organisers hand out, and what they are handed. */
@NullMarked
package io.riverprint.trainer.challenge;

import org.jspecify.annotations.NullMarked;
