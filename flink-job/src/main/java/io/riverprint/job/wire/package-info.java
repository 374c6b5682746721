/** How values travel between tasks: types and serializers, none of them Kryo's. */
@NullMarked
package io.riverprint.job.wire;

import org.jspecify.annotations.NullMarked;
