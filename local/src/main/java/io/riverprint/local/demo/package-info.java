/** The whole thing on one machine, to be watched: shop, trainer, broker and job in one process. */
@NullMarked
package io.riverprint.local.demo;

import org.jspecify.annotations.NullMarked;
