/** Where released bundles live. */
@NullMarked
package io.riverprint.trainer.registry;

import org.jspecify.annotations.NullMarked;
