package dev.sidestage.questions;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** Why a question was dismissed. Its author is told. */
public enum Reason {
  OFF_TOPIC,
  DUPLICATE,
  ALREADY_ANSWERED,
  UNKIND,
  /** With a note that says why. */
  OTHER;

  @JsonValue
  public String word() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  static Reason of(String word) {
    return valueOf(word.toUpperCase(Locale.ROOT).replace('-', '_'));
  }
}
