/**
 * The records as bytes: Avro single-object encoding (marker C3 01, fingerprint of the schema,
 * body), and the only place that touches Avro. Generated code lives in {@code wire.avro} and is not
 * for use elsewhere. A new version of a record is a new file {@code src/main/avro/<name>/vN.avsc}
 * with the same record name, and its name in the module's pom; older files are never touched.
 */
@NullMarked
package io.riverprint.schema.wire;

import org.jspecify.annotations.NullMarked;
