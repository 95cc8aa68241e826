package dev.sidestage.schedule;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Brings in what has changed at a source since it was loaded last, and leaves alone what was
 * changed here: the organiser's word beats the source's, until the source says something new about
 * that talk. Place, content and cancellation are settled each for itself.
 */
final class Merge {
  private final Map<UUID, Talk> loaded;
  private final Map<UUID, Talk> here;

  private Merge(List<Talk> loaded, List<Talk> here) {
    this.loaded = byId(loaded);
    this.here = byId(here);
  }

  /**
   * What the schedule is to be.
   *
   * @param loaded what the source said when it was loaded last
   * @param here the talks as they are
   * @param source what it says now
   */
  static List<Talk> of(List<Talk> loaded, List<Talk> here, List<Talk> source) {
    var merge = new Merge(loaded, here);
    var inSource = byId(source);
    var ownTalks =
        here.stream()
            .filter(
                talk -> !inSource.containsKey(talk.id()) && !merge.loaded.containsKey(talk.id()))
            .filter(talk -> talk.state() != Talk.State.CANCELLED);
    return Stream.concat(source.stream().map(merge::settle), ownTalks).toList();
  }

  private Talk settle(Talk said) {
    var before = loaded.get(said.id());
    var is = here.get(said.id());
    if (before == null || is == null) {
      return said;
    }
    return Talk.planned(
        said.id(),
        isSamePlace(before, said) ? is.slot() : said.slot(),
        before.content().equals(said.content()) ? is.content() : said.content(),
        isCancelled(before) == isCancelled(said) ? planned(is) : said.state(),
        Objects.equals(before.recording(), said.recording()) ? is.recording() : said.recording());
  }

  private static boolean isSamePlace(Talk before, Talk said) {
    return !Difference.otherTime(before, said)
        && before.slot().room().equals(said.slot().room())
        && before.slot().day().equals(said.slot().day());
  }

  private static Talk.State planned(Talk talk) {
    return isCancelled(talk) ? Talk.State.CANCELLED : Talk.State.SCHEDULED;
  }

  private static boolean isCancelled(@Nullable Talk talk) {
    return talk != null && talk.state() == Talk.State.CANCELLED;
  }

  private static Map<UUID, Talk> byId(List<Talk> talks) {
    var byId = new HashMap<UUID, Talk>();
    talks.forEach(talk -> byId.put(talk.id(), talk));
    return byId;
  }
}
