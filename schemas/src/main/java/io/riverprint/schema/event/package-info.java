/** Events as shops send them, Avro or JSON, made into ours or refused with a reason. */
@NullMarked
package io.riverprint.schema.event;

import org.jspecify.annotations.NullMarked;
