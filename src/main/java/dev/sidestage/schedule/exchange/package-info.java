/** Schedules from other programs: frab XML and JSON, iCalendar. */
@NullMarked
package dev.sidestage.schedule.exchange;

import org.jspecify.annotations.NullMarked;
