package dev.sidestage.schedule;

import com.fasterxml.jackson.annotation.JsonValue;
import dev.sidestage.schedule.exchange.Report;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Where an import comes from.
 *
 * @param again the version that is loaded again, where it is one
 * @param report what was odd about it; null where nothing was read
 */
record Origin(Kind kind, @Nullable Integer again, @Nullable Report report) {
  /** Its sort. */
  enum Kind {
    SAMPLE,
    UPLOAD,
    SETTINGS,
    VERSION;

    @JsonValue
    String word() {
      return name().toLowerCase(Locale.ROOT);
    }

    static Kind of(String word) {
      return valueOf(word.toUpperCase(Locale.ROOT));
    }
  }

  static Origin sample() {
    return new Origin(Kind.SAMPLE, null, null);
  }

  static Origin upload(Report report) {
    return new Origin(Kind.UPLOAD, null, report);
  }

  static Origin settings(Report report) {
    return new Origin(Kind.SETTINGS, null, report);
  }

  static Origin version(int again) {
    return new Origin(Kind.VERSION, again, null);
  }

  boolean isSample() {
    return kind == Kind.SAMPLE;
  }
}
