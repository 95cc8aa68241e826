package dev.sidestage.questions;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sidestage.Client;
import dev.sidestage.Running;
import dev.sidestage.database.Sql;
import dev.sidestage.questions.State.Who;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Made from the table of states: everything that somebody may try with a question, in each. */
@DisplayName("A question in every state")
class EveryWayTest {
  @RegisterExtension
  static final Running sidestage =
      Running.with("SIDESTAGE_CLOCK", Asking.CLOCK, "SIDESTAGE_QUESTIONS_CLOSE", "0");

  private static final Set<Integer> REFUSALS = Set.of(401, 403, 404, 409);

  private static Asking talk;
  private static Asking over;
  private static Client author;
  private static Map<Role, Client> people;
  private static int asked;

  /** Who tries. */
  private enum Role {
    NOBODY,
    VIEWER,
    AUTHOR,
    STAGE,
    OTHER_MODERATOR,
    MODERATOR,
    ORGANISER;

    boolean moderates() {
      return this == MODERATOR || this == ORGANISER;
    }

    boolean asks() {
      return this != NOBODY;
    }
  }

  /** What is tried. */
  private record Action(String name, String method, String path, String change) {
    static Action to(State state) {
      var more =
          switch (state) {
            case DISMISSED -> ",\"reason\":\"unkind\"";
            case MERGED -> ",\"into\":\"INTO\"";
            default -> "";
          };
      return new Action(state.word(), "PATCH", "", "\"state\":\"" + state.word() + "\"" + more);
    }
  }

  @BeforeAll
  static void people() {
    Asking.load(sidestage);
    talk = Asking.in(sidestage, "On now");
    over = Asking.in(sidestage, "Over");
    author = sidestage.viewer();
    people = new EnumMap<>(Role.class);
    people.put(Role.NOBODY, sidestage.nobody());
    people.put(Role.VIEWER, sidestage.viewer());
    people.put(Role.AUTHOR, author);
    people.put(Role.STAGE, sidestage.stage(talk.room()));
    people.put(Role.OTHER_MODERATOR, sidestage.moderator(Asking.in(sidestage, "Elsewhere").room()));
    people.put(Role.MODERATOR, sidestage.moderator(talk.room()));
    people.put(Role.ORGANISER, sidestage.organiser());
  }

  private static List<Action> actions() {
    return Stream.concat(
            Stream.of(State.values()).map(Action::to),
            Stream.of(
                new Action("undo", "PATCH", "", "\"undo\":true"),
                new Action("edit", "PATCH", "", "\"text\":\"Something else entirely\""),
                new Action("vote", "PUT", "/vote", ""),
                new Action("flag", "PUT", "/flag", "")))
        .toList();
  }

  @TestFactory
  @DisplayName("lets those do what the table says, and refuses all else without a change")
  Stream<DynamicTest> ways() {
    return Stream.of(State.values())
        .map(state -> DynamicTest.dynamicTest(state.word(), () -> everything(state)));
  }

  private static void everything(State state) throws SQLException {
    var kept = bring(state);
    for (var action : actions()) {
      for (var role : Role.values()) {
        var what =
            state.word() + ": " + action.name() + " by " + role.name().toLowerCase(Locale.ROOT);
        if (may(state, action, role)) {
          var fresh = bring(state);
          freeUnless(state.isPlace());
          var answered = attempt(action, role, fresh);
          assertEquals(200, answered.status(), what + " " + answered.text());
          kept = state.isPlace() ? bring(state) : kept;
        } else {
          var before = look(kept);
          var answered = attempt(action, role, kept);
          assertTrue(REFUSALS.contains(answered.status()), what + " " + answered.text());
          assertEquals(before, look(kept), what);
        }
      }
    }
    free();
  }

  /**
   * What a moderator did last can be undone; asking, withdrawing and the clock are no such steps.
   */
  private static final Set<State> NO_UNDO = Set.of(State.PENDING, State.WITHDRAWN, State.DEFERRED);

  private static boolean may(State state, Action action, Role role) {
    return switch (action.name()) {
      case "vote", "flag" -> state.takesVotes() && role.asks() && role != Role.AUTHOR;
      case "undo" -> role.moderates() && !NO_UNDO.contains(state);
      case "edit" ->
          role.moderates()
              ? state.waits() || state == State.ONSTAGE || state == State.DEFERRED
              : role == Role.AUTHOR
                  && (state == State.PENDING || state.canBecome(State.PENDING, Who.AUTHOR));
      default -> {
        var to = State.of(action.name());
        yield (role.moderates() && state.canBecome(to, Who.MODERATOR))
            || (role == Role.AUTHOR && to == State.WITHDRAWN && state.canBecome(to, Who.AUTHOR));
      }
    };
  }

  private static Client.Answered attempt(Action action, Role role, String question) {
    var client = Objects.requireNonNull(people.get(role));
    var path = "/api/questions/" + question + action.path();
    if (action.method().equals("PUT")) {
      return client.put(path, null);
    }
    var change =
        action.name().equals("merged")
            ? action.change().replace("INTO", target(question))
            : action.change() + deferred(action, question);
    return client.patch(path, "{\"version\":" + look(question).get("version") + "," + change + "}");
  }

  /** What a deferred question needs, so that it is refused for its state alone. */
  private static String deferred(Action action, String question) {
    if (!look(question).get("state").asText().equals("deferred")) {
      return "";
    }
    return switch (action.name()) {
      case "answered" -> ",\"answer\":\"Yes.\"";
      case "approved" -> ",\"talk\":\"" + talk.id() + "\"";
      default -> "";
    };
  }

  private static String target(String question) {
    return look(question).get("state").asText().equals("deferred")
        ? UUID.randomUUID().toString()
        : talk.approved("Target " + asked++);
  }

  /** Its row, with who voted for it and who flagged it. */
  private static JsonNode look(String question) {
    return Sql.at(sidestage)
        .json(
            "SELECT to_jsonb(q) || jsonb_build_object('voters', (SELECT count(*) FROM vote v WHERE"
                + " v.question = q.id), 'flaggers', (SELECT count(*) FROM flag f WHERE f.question ="
                + " q.id)) FROM question q WHERE id = '"
                + question
                + "'");
  }

  /** A question of the author's in a state. */
  private static String bring(State state) throws SQLException {
    free();
    if (state == State.DEFERRED) {
      return deferred();
    }
    var question = talk.ask(author, "Question " + asked++).get("id").asText();
    var steps =
        switch (state) {
          case PENDING -> List.<String>of();
          case APPROVED -> List.of("approved");
          case NEXT -> List.of("approved", "next");
          case ONSTAGE -> List.of("approved", "onstage");
          case ANSWERED -> List.of("approved", "onstage", "answered");
          case DISMISSED -> List.of("dismissed");
          case MERGED -> List.of("approved", "merged");
          case WITHDRAWN -> List.of("withdrawn");
          case DEFERRED -> throw new IllegalStateException();
        };
    for (var step : steps) {
      var action = Action.to(State.of(step));
      attempt(action, step.equals("withdrawn") ? Role.AUTHOR : Role.ORGANISER, question).orFail();
    }
    return question;
  }

  /** The clock defers what waits in a talk that is over, once it isn't held open any more. */
  private static String deferred() {
    over.set("\"mode\":\"open\"");
    var id = over.approvedBy(author, "Late question " + asked++);
    try (var stream = sidestage.organiser().live("view=moderation&topics=talk:" + over.id())) {
      stream.next("hello");
      over.set("\"mode\":\"automatic\"");
      stream.next(
          event ->
              event.event().equals("question.changed")
                  && event.json().get("id").asText().equals(id)
                  && event.json().get("state").asText().equals("deferred"));
    }
    return id;
  }

  private static void freeUnless(boolean taken) throws SQLException {
    if (!taken) {
      free();
    }
  }

  /** Nothing is on stage or up next. */
  private static void free() throws SQLException {
    var there = new ArrayList<String>();
    Sql.at(sidestage)
        .each(
            "SELECT id FROM question WHERE state IN ('next', 'onstage')",
            row -> there.add(row.getString(1)));
    for (var question : there) {
      attempt(Action.to(State.APPROVED), Role.ORGANISER, question).orFail();
    }
  }
}
