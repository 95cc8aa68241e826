package dev.sidestage.schedule.exchange;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.sidestage.live.Document;
import dev.sidestage.schedule.Event;
import dev.sidestage.schedule.Room;
import dev.sidestage.schedule.Schedule;
import dev.sidestage.schedule.Talk;
import dev.sidestage.web.Json;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The schedule in our own JSON, which loses nothing: {@link SidestageJson} reads it. */
public record SidestageDocument(Schedule schedule) implements Document {
  /** The document, as it is stored and sent. */
  public record Root(int sidestage, Event event, List<Room> rooms, List<Item> talks) {}

  /**
   * A talk as planned: whether it is live or over is the clock's business.
   *
   * @param cancelled true, or absent
   */
  public record Item(
      UUID id,
      @JsonUnwrapped Talk.Slot slot,
      @JsonUnwrapped Talk.Content content,
      @Nullable Boolean cancelled,
      Talk.@Nullable Recording recording) {
    static Item of(Talk talk) {
      return new Item(
          talk.id(),
          talk.slot(),
          talk.content(),
          talk.state() == Talk.State.CANCELLED ? true : null,
          talk.recording());
    }

    Talk talk() {
      return Talk.planned(
          id,
          slot,
          content,
          cancelled == null ? Talk.State.SCHEDULED : Talk.State.CANCELLED,
          recording);
    }
  }

  /** The document as text: some 100 ms of a large event, so not for an event loop. */
  public static String text(Schedule schedule) {
    return Json.string(new SidestageDocument(schedule).root());
  }

  /** The document of a schedule. */
  public Root root() {
    return new Root(
        1, schedule.event(), schedule.rooms(), schedule.talks().stream().map(Item::of).toList());
  }

  /** The schedule in a document that we wrote ourselves. */
  public static Schedule read(String json) {
    var root = Json.read(json, Root.class);
    return new Schedule(root.event(), root.rooms(), root.talks().stream().map(Item::talk).toList());
  }

  @Override
  public String contentType() {
    return "application/json";
  }

  @Override
  public byte[] bytes() {
    return Json.bytes(root());
  }
}
