/** What a cluster must have for so many users and events, from measured figures. */
@NullMarked
package io.riverprint.local.plan;

import org.jspecify.annotations.NullMarked;
