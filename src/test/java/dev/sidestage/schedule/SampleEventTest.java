package dev.sidestage.schedule;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sidestage.schedule.Talk.Kind;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("The sample event")
class SampleEventTest {
  private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
  private static final Instant NOON = Instant.parse("2026-05-20T10:00:00Z");

  @ParameterizedTest(name = "{0}")
  @ValueSource(
      strings = {
        "2026-05-20T10:00:00Z",
        "2026-05-20T10:00:00.001Z",
        "2026-05-20T10:00:59.999Z",
        "2026-05-20T21:58:40Z",
        "2026-05-20T22:10:00Z",
        "2026-03-29T00:59:30Z",
        "2026-03-28T12:00:00Z",
        "2026-10-25T00:30:15Z"
      })
  @DisplayName("has one talk on the main stage now, and the next in one to two minutes")
  void liveAndNext(String start) {
    var now = Instant.parse(start);
    var stage = mainStage(SampleEvent.laidAround(now, BERLIN));

    var live = stage.stream().filter(talk -> isOn(talk, now)).toList();
    var next = stage.stream().filter(talk -> start(talk).isAfter(now)).findFirst().orElseThrow();

    assertEquals(List.of("Sparse tensors, honestly measured"), titles(live));
    assertEquals("Deterministic training across a thousand workers", next.content().title());
    assertEquals(live.get(0).slot().endsAt(), next.slot().startsAt());
    var wait = Duration.between(now, start(next));
    assertTrue(wait.toSeconds() >= 60 && wait.toSeconds() <= 120, () -> "waits " + wait);
    assertEquals(0, next.slot().startsAt().getSecond());
  }

  @ParameterizedTest(name = "{0}")
  @ValueSource(strings = {"2026-05-20T10:00:00Z", "2026-05-20T21:58:40Z", "2026-03-29T00:59:30Z"})
  @DisplayName("keeps its first day in one day of eight to nine hours, whatever midnight does")
  void oneDay(String start) {
    var schedule = SampleEvent.laidAround(Instant.parse(start), BERLIN);
    var first = schedule.event().startsOn();
    var talks = schedule.talks().stream().filter(t -> t.slot().day().equals(first)).toList();

    var opens = talks.stream().map(SampleEventTest::start).min(Comparator.naturalOrder());
    var closes = talks.stream().map(t -> t.slot().endsAt().toInstant()).max(Instant::compareTo);
    var length = Duration.between(opens.orElseThrow(), closes.orElseThrow());

    assertTrue(length.toHours() == 8, () -> "lasts " + length);
    assertEquals(first, opens.get().atZone(BERLIN).toLocalDate());
    assertEquals(first.plusDays(1), schedule.event().endsOn());
  }

  @Test
  @DisplayName("belongs to the evening before where it is first started after midnight")
  void afterMidnight() {
    var schedule = SampleEvent.laidAround(Instant.parse("2026-05-20T22:10:00Z"), BERLIN);

    assertEquals(LocalDate.parse("2026-05-20"), schedule.event().startsOn());
  }

  @Test
  @DisplayName("is at the same hours on its second day, though the clocks change in between")
  void secondDayAcrossDst() {
    var schedule = SampleEvent.laidAround(Instant.parse("2026-03-28T12:00:00Z"), BERLIN);

    var lunch = talk(schedule, "Lunch and lightning tables").slot().startsAt();

    assertEquals("2026-03-29T13:21+02:00", lunch.toString());
  }

  @Test
  @DisplayName("ends with posters and networking")
  void secondDay() {
    var schedule = SampleEvent.laidAround(NOON, BERLIN);

    var kinds =
        schedule.talks().stream()
            .filter(talk -> talk.slot().day().equals(schedule.event().endsOn()))
            .collect(Collectors.groupingBy(t -> t.content().kind(), Collectors.counting()));

    assertEquals(10, kinds.get(Kind.POSTER));
    assertEquals(2, kinds.get(Kind.SOCIAL));
  }

  @Test
  @DisplayName("is the same talks whenever it is laid out, in rooms that exist")
  void ids() {
    var one = SampleEvent.laidAround(NOON, BERLIN);
    var other = SampleEvent.laidAround(NOON.plusSeconds(86_400), ZoneId.of("UTC"));
    var rooms = one.rooms().stream().map(Room::id).toList();

    assertAll(
        () -> assertEquals(ids(one), ids(other)),
        () -> assertEquals(one.talks().size(), ids(one).stream().distinct().count()),
        () ->
            assertEquals(List.of("main-stage", "studio", "community-corner", "poster-hall"), rooms),
        () -> assertTrue(one.talks().stream().allMatch(t -> rooms.contains(t.slot().room()))));
  }

  @Test
  @DisplayName("streams its main stage alone")
  void streams() {
    var rooms = SampleEvent.laidAround(NOON, BERLIN).rooms();

    var main = URI.create("https://test-streams.mux.dev/x36xhzz/x36xhzz.m3u8");
    assertEquals(main, rooms.get(0).stream());
    assertTrue(rooms.stream().skip(1).allMatch(room -> room.stream() == null));
  }

  @Test
  @DisplayName("has no two talks at once on a stage")
  void noOverlaps() {
    var schedule = SampleEvent.laidAround(NOON, BERLIN);
    for (var room : schedule.rooms()) {
      Instant free = Instant.MIN;
      for (var talk : in(schedule, room.id())) {
        if (talk.content().kind() != Kind.POSTER) {
          assertFalse(start(talk).isBefore(free), () -> talk.content().title());
          free = talk.slot().endsAt().toInstant();
        }
      }
    }
  }

  private static List<Talk> mainStage(Schedule schedule) {
    return in(schedule, "main-stage");
  }

  private static List<Talk> in(Schedule schedule, String room) {
    return schedule.talks().stream()
        .filter(talk -> talk.slot().room().equals(room))
        .sorted(Comparator.comparing(SampleEventTest::start))
        .toList();
  }

  private static Talk talk(Schedule schedule, String title) {
    return schedule.talks().stream()
        .filter(talk -> talk.content().title().equals(title))
        .findFirst()
        .orElseThrow();
  }

  private static boolean isOn(Talk talk, Instant now) {
    return !start(talk).isAfter(now) && talk.slot().endsAt().toInstant().isAfter(now);
  }

  private static Instant start(Talk talk) {
    return talk.slot().startsAt().toInstant();
  }

  private static List<String> titles(List<Talk> talks) {
    return talks.stream().map(talk -> talk.content().title()).toList();
  }

  private static List<UUID> ids(Schedule schedule) {
    return schedule.talks().stream().map(Talk::id).toList();
  }
}
