package dev.sidestage.ledger;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What somebody did, for the audit: {@code Deed.of("question.state").in(room).about(id,
 * text).from("pending").to("approved")}. Immutable.
 *
 * @param kind what sort of thing was done: the thing and its action, such as {@code grant.issued}
 * @param room the room that it concerns; null for what isn't in one, which only organisers see
 * @param subject what it was done to
 * @param name what people call that: a question's text, a grant's label
 * @param from how it was before
 * @param to how it is since
 * @param why the reason, where one was given
 */
public record Deed(
    String kind,
    @Nullable String room,
    @Nullable UUID subject,
    @Nullable String name,
    @Nullable String from,
    @Nullable String to,
    @Nullable String why) {
  public static Deed of(String kind) {
    return new Deed(kind, null, null, null, null, null, null);
  }

  public Deed in(@Nullable String place) {
    return new Deed(kind, place, subject, name, from, to, why);
  }

  public Deed about(UUID id, @Nullable String called) {
    return new Deed(kind, room, id, called, from, to, why);
  }

  public Deed from(@Nullable Object before) {
    return new Deed(kind, room, subject, name, text(before), to, why);
  }

  public Deed to(@Nullable Object after) {
    return new Deed(kind, room, subject, name, from, text(after), why);
  }

  public Deed because(@Nullable String reason) {
    return new Deed(kind, room, subject, name, from, to, reason);
  }

  private static @Nullable String text(@Nullable Object value) {
    return value == null ? null : value.toString();
  }
}
