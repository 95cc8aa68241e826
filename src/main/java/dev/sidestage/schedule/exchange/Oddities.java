package dev.sidestage.schedule.exchange;

import dev.sidestage.schedule.exchange.Report.Oddity;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Collects what is odd. The same thing at many places is listed once, with its first places and how
 * many more there are: a person reads this. Used by one thread.
 */
final class Oddities {
  private static final int PLACES = 3;
  private static final int KINDS = 100;

  private @Nullable String firstLoss;
  private final Map<Kind, Places> found = new LinkedHashMap<>();

  /**
   * @param what a sentence without anything that only holds for this place, so that it can be
   *     grouped
   * @param done a sentence: what was made of it
   */
  void add(String where, String what, String done) {
    found.computeIfAbsent(new Kind(what, done), kind -> new Places()).add(where);
  }

  void add(Source.Entry entry, String what, String done) {
    add(entry.where(), what, done);
  }

  /** With what is particular to this place, in brackets behind it. */
  void add(Source.Entry entry, String detail, String what, String done) {
    add(entry.where() + " (" + detail + ")", what, done);
  }

  /** Something that is lost: a talk that means nothing. */
  void leftOut(String where, String what) {
    firstLoss = firstLoss == null ? where + ": " + what : firstLoss;
    add(where, what, "It was left out.");
  }

  /** The first thing that was left out, and why. */
  Optional<String> firstLoss() {
    return Optional.ofNullable(firstLoss);
  }

  /** In the order in which each was first found. */
  List<Oddity> list() {
    var list = new ArrayList<Oddity>();
    found.forEach((kind, places) -> list.add(new Oddity(places.text(), kind.what, kind.done)));
    if (list.size() <= KINDS) {
      return list;
    }
    var listed = new ArrayList<>(list.subList(0, KINDS));
    listed.add(
        new Oddity(
            "the rest of the source",
            (list.size() - KINDS) + " more sorts of oddities were found.",
            "They are not listed."));
    return listed;
  }

  private record Kind(String what, String done) {}

  private static final class Places {
    private final List<String> first = new ArrayList<>(PLACES);
    private int more;

    void add(String where) {
      if (first.size() < PLACES) {
        first.add(where);
      } else {
        more++;
      }
    }

    String text() {
      var text = String.join("; ", first);
      return more == 0 ? text : text + "; and " + more + " more";
    }
  }
}
