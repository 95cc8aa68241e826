package dev.sidestage.schedule.exchange;

import dev.sidestage.schedule.Talk;
import dev.sidestage.schedule.Talk.Kind;
import dev.sidestage.schedule.Talk.State;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;

/** Finds talks of one room that are on at once. Posters are meant to be. */
final class Overlaps {
  private static final Comparator<Placed> BY_START =
      Comparator.comparing(placed -> placed.talk.slot().startsAt().toInstant());

  /** A talk and what the report calls it. */
  record Placed(String where, Talk talk) {
    private OffsetDateTime starts() {
      return talk.slot().startsAt();
    }

    private OffsetDateTime ends() {
      return talk.slot().endsAt();
    }
  }

  private Overlaps() {}

  static void report(List<Placed> talks, Oddities oddities) {
    var byRoom = new LinkedHashMap<String, List<Placed>>();
    talks.stream()
        .filter(placed -> placed.talk.state() != State.CANCELLED)
        .filter(placed -> placed.talk.content().kind() != Kind.POSTER)
        .sorted(BY_START)
        .forEach(p -> byRoom.computeIfAbsent(p.talk.slot().room(), r -> new ArrayList<>()).add(p));
    byRoom.values().forEach(inOrder -> reportRoom(inOrder, oddities));
  }

  /** Each against the one before it that ends last, so that one long talk is compared with all. */
  private static void reportRoom(List<Placed> inOrder, Oddities oddities) {
    Placed longest = null;
    for (var placed : inOrder) {
      if (longest != null && placed.starts().isBefore(longest.ends())) {
        var title = Texts.shortened(longest.talk.content().title());
        oddities.add(
            placed.where + " (with “" + title + "”)",
            "It overlaps another talk in the same room.",
            "Both were taken as they are.");
      }
      longest = longest == null || placed.ends().isAfter(longest.ends()) ? placed : longest;
    }
  }
}
