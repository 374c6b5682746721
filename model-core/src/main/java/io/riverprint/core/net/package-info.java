/** The network: its shape, its weights, and its definition in plain loops. */
@NullMarked
package io.riverprint.core.net;

import org.jspecify.annotations.NullMarked;
