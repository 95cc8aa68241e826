/** The day itself: the talk clock and the notices. */
@NullMarked
package dev.sidestage.day;

import org.jspecify.annotations.NullMarked;
