package dev.sidestage.questions;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sidestage.Client;
import dev.sidestage.Running;
import dev.sidestage.database.Sql;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Label;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.Tuple;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;
import org.jspecify.annotations.Nullable;

/** What several viewers and moderators do in any order, against {@link QuestionModel}. */
@Label("Any interleaving of viewers and moderators")
class InterleavingTest {
  private static final int VIEWERS = 4;
  private static final int ENOUGH = 3;
  private static final AtomicInteger TEXTS = new AtomicInteger();
  private static final Running SIDESTAGE = Running.with("SIDESTAGE_CLOCK", Asking.CLOCK);

  private static @Nullable Asking day;
  private static List<Client> viewers = List.of();
  private static List<Client> moderators = List.of();

  /** Who does what to which question; what doesn't apply is left out. */
  record Step(What what, int who, int question, int other, State to) {}

  enum What {
    ASK,
    VOTE,
    UNVOTE,
    FLAG,
    EDIT,
    RESPELL,
    WITHDRAW,
    MODERATE,
    MERGE,
    UNDO
  }

  @BeforeContainer
  static void start() throws Exception {
    SIDESTAGE.start();
    Asking.load(SIDESTAGE);
    day = Asking.in(SIDESTAGE, "On now");
    viewers = IntStream.range(0, VIEWERS).mapToObj(i -> SIDESTAGE.viewer()).toList();
    moderators = List.of(SIDESTAGE.moderator(talk().room()), SIDESTAGE.organiser());
  }

  private static Asking talk() {
    return Objects.requireNonNull(day);
  }

  @AfterContainer
  static void stop() {
    SIDESTAGE.stop();
  }

  @Provide
  Arbitrary<List<Step>> steps() {
    var what =
        Arbitraries.frequencyOf(
            Tuple.of(3, Arbitraries.of(What.ASK)),
            Tuple.of(6, Arbitraries.of(What.VOTE)),
            Tuple.of(8, Arbitraries.of(What.MODERATE)),
            Tuple.of(10, Arbitraries.of(What.values())));
    return Combinators.combine(
            what,
            Arbitraries.integers().between(0, VIEWERS - 1),
            Arbitraries.integers().between(0, 5),
            Arbitraries.integers().between(0, 5),
            Arbitraries.of(
                State.APPROVED,
                State.APPROVED,
                State.NEXT,
                State.ONSTAGE,
                State.ANSWERED,
                State.DISMISSED,
                State.PENDING))
        .as(Step::new)
        .list()
        .ofMinSize(10)
        .ofMaxSize(60);
  }

  @Property(tries = 20, shrinking = ShrinkingMode.OFF)
  @Label("ends with the states and counts of a simple model")
  void likeTheModel(@ForAll("steps") List<Step> steps) throws Exception {
    var run = new Run();
    run.ask(0);
    run.ask(1);
    for (var step : steps) {
      run.take(step);
    }
    assertEquals(run.model.summary(), run.summary(), () -> "after " + steps);
    run.clear();
  }

  /** One interleaving, with its model. */
  private static final class Run {
    final QuestionModel model = new QuestionModel();
    final List<String> ids = new ArrayList<>();

    void ask(int viewer) {
      var text = "Question number " + TEXTS.incrementAndGet();
      ids.add(talk().ask(viewers.get(viewer), text).get("id").asText());
      model.ask(viewer, text);
    }

    void take(Step step) {
      if (step.what() == What.ASK) {
        ask(step.who());
        return;
      }
      var question = step.question() % ids.size();
      var allowed = expected(step, question);
      var answered = done(step, question);
      assertEquals(allowed, answered.status() == 200, () -> step + " " + answered.text());
    }

    private boolean expected(Step step, int question) {
      var asked = model.all().get(question);
      var viewer = step.who();
      return switch (step.what()) {
        case VOTE -> model.vote(viewer, asked, true);
        case UNVOTE -> model.vote(viewer, asked, false);
        case FLAG -> model.flag(viewer, asked, ENOUGH);
        case EDIT -> model.edit(viewer, asked, "Edited " + TEXTS.incrementAndGet());
        case RESPELL -> model.edit(viewer, asked, asked.text);
        case WITHDRAW -> model.withdraw(viewer, asked);
        case MODERATE -> model.moderate(asked, step.to(), null);
        case MERGE ->
            model.moderate(asked, State.MERGED, model.all().get(step.other() % ids.size()));
        case UNDO -> model.undo(asked);
        case ASK -> throw new IllegalStateException();
      };
    }

    private Client.Answered done(Step step, int question) {
      var viewer = viewers.get(step.who());
      var moderator = moderators.get(step.who() % moderators.size());
      var path = "/api/questions/" + ids.get(question);
      return switch (step.what()) {
        case VOTE -> viewer.put(path + "/vote", null);
        case UNVOTE -> viewer.delete(path + "/vote");
        case FLAG -> viewer.put(path + "/flag", null);
        case EDIT -> change(viewer, question, "\"text\":\"Edited " + TEXTS.get() + "\"");
        case RESPELL ->
            change(
                viewer,
                question,
                "\"text\":\"" + model.all().get(question).text.toUpperCase(Locale.ROOT) + "!\"");
        case WITHDRAW -> change(viewer, question, "\"state\":\"withdrawn\"");
        case MODERATE -> change(moderator, question, to(step.to()));
        case MERGE ->
            change(
                moderator,
                question,
                "\"state\":\"merged\",\"into\":\"" + ids.get(step.other() % ids.size()) + "\"");
        case UNDO -> change(moderator, question, "\"undo\":true");
        case ASK -> throw new IllegalStateException();
      };
    }

    private static String to(State state) {
      return "\"state\":\""
          + state.word()
          + (state == State.DISMISSED ? "\",\"reason\":\"off-topic\"" : "\"");
    }

    private Client.Answered change(Client client, int question, String change) {
      return client.patch(
          "/api/questions/" + ids.get(question),
          "{\"version\":" + row(question).get("version") + "," + change + "}");
    }

    private JsonNode row(int question) {
      return Sql.at(SIDESTAGE)
          .json("SELECT to_jsonb(q) FROM question q WHERE id = '" + ids.get(question) + "'");
    }

    /** As moderators read it. */
    Map<Integer, String> summary() {
      var summary = new HashMap<Integer, String>();
      for (var i = 0; i < ids.size(); i++) {
        var question = talk().question(ids.get(i));
        var merged = question.get("state").asText().equals("merged");
        summary.put(
            i,
            "%s votes=%s merged=%d edition=%d flags=%d"
                .formatted(
                    question.get("state").asText(),
                    merged ? "-" : question.get("votes").asText(),
                    merged ? 0 : question.path("merged").asInt(0),
                    question.path("edition").asInt(1),
                    question.path("flags").asInt(0)));
      }
      return summary;
    }

    /** The next one finds nothing on stage or up next. */
    void clear() {
      for (var i = 0; i < ids.size(); i++) {
        if (model.all().get(i).state.isPlace()) {
          change(moderators.get(1), i, to(State.DISMISSED)).orFail();
        }
      }
    }
  }
}
