package dev.sidestage.questions;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** Where a moderator heard a question that they ask in the audience's name. */
enum Source {
  CHAT,
  ROOM;

  @JsonValue
  String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  static Source of(String word) {
    return valueOf(word.toUpperCase(Locale.ROOT));
  }
}
