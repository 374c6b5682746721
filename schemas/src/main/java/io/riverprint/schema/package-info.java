/** The words on the wire: records of what each topic holds. */
@NullMarked
package io.riverprint.schema;

import org.jspecify.annotations.NullMarked;
