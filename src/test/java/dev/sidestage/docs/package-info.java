/** What the documentation says: held against the code, and tried. */
@NullMarked
package dev.sidestage.docs;

import org.jspecify.annotations.NullMarked;
