package dev.sidestage.schedule.exchange;

import dev.sidestage.schedule.Schedule;

/** A source understood: its schedule, and what was odd about it. */
public record Imported(Schedule schedule, Report report) {}
