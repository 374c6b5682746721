/** What people see while something runs and after it: progress, training, profiles, figures. */
@NullMarked
package io.riverprint.local.show;

import org.jspecify.annotations.NullMarked;
