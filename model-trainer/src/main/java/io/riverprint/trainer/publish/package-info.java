/** How requests come in, and releases and decisions are told. */
@NullMarked
package io.riverprint.trainer.publish;

import org.jspecify.annotations.NullMarked;
