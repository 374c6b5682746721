/** From a log of events to a judged and released model. */
@NullMarked
package io.riverprint.trainer;

import org.jspecify.annotations.NullMarked;
