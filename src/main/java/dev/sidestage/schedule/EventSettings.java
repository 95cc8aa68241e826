package dev.sidestage.schedule;

import org.jspecify.annotations.Nullable;

/**
 * What the organiser sets of the event's day.
 *
 * @param soonMinutes how long before its start a talk is announced; null: as the deployment's
 *     settings say
 * @param streamDelay by how many seconds the streams lag behind what happens
 */
public record EventSettings(@Nullable Integer soonMinutes, int streamDelay) {
  static final EventSettings NONE = new EventSettings(null, 0);
}
