/** HTTP: routes, who may ask, and the files of the page. */
@NullMarked
package io.riverprint.console.web;

import org.jspecify.annotations.NullMarked;
