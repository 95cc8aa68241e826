/** Stars: the talks that a viewer has marked, and the calendar of them. */
@NullMarked
package dev.sidestage.stars;

import org.jspecify.annotations.NullMarked;
