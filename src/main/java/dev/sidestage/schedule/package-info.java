/** Event, rooms and talks: what is on, where and when. */
@NullMarked
package dev.sidestage.schedule;

import org.jspecify.annotations.NullMarked;
