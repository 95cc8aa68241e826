package dev.sidestage.schedule.exchange;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.List;
import java.util.Locale;

/**
 * What an import found odd, in the order in which it found it, and what it did about each. The same
 * thing at many places is one oddity.
 */
public record Report(Format format, int talks, int rooms, int days, List<Oddity> oddities) {
  public Report {
    oddities = List.copyOf(oddities);
  }

  /** The source's format. */
  public enum Format {
    FRAB_XML,
    FRAB_JSON,
    ICALENDAR,
    SIDESTAGE_JSON;

    @JsonValue
    public String word() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
  }

  /**
   * One thing that is not as the format has it.
   *
   * @param where places that a person can find: "line 6717, talk “Opening”; days[1].rooms.Saal
   *     1[3]; line 9000, talk “Closing”; and 14 more"
   * @param what a sentence: what is odd
   * @param done a sentence: what was made of it
   */
  public record Oddity(String where, String what, String done) {}
}
