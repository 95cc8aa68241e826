package dev.sidestage.ledger;

import dev.sidestage.web.Problem;
import io.vertx.core.Future;
import io.vertx.sqlclient.Tuple;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A feature for the ledger's own tests: it writes notes, and can be struck by any failure that
 * PostgreSQL knows.
 */
final class Notes implements CommandHandler<Notes.Write> {
  /** A SQLSTATE that strikes as often as {@code strikes} has rows with it. */
  static final String TABLES =
      """
      CREATE TABLE note (text text NOT NULL, batch bigint NOT NULL DEFAULT txid_current());
      CREATE SEQUENCE struck;
      CREATE FUNCTION strike(code text, times bigint) RETURNS void LANGUAGE plpgsql AS $$
        BEGIN
          IF code <> '' AND nextval('struck') <= times THEN
            RAISE EXCEPTION 'struck by %', code USING ERRCODE = code;
          END IF;
        END $$
      """;

  /**
   * Writes a note.
   *
   * @param code the SQLSTATE that strikes it; "" for none, "bug" for a mistake of ours, "no" for a
   *     condition that fails
   * @param times how often it strikes
   */
  record Write(UUID actor, String text, String code, int times, @Nullable Idempotency idempotency)
      implements Command<Written> {
    static Write of(String text) {
      return new Write(UUID.randomUUID(), text, "", 0, null);
    }

    Write struckBy(String struckBy, int often) {
      return new Write(actor, text, struckBy, often, idempotency);
    }

    Write with(UUID viewer, String key) {
      return new Write(viewer, text, code, times, new Idempotency(key, "00" + hex(text)));
    }

    private static String hex(String text) {
      return "%08x".formatted(text.hashCode());
    }

    @Override
    public int size() {
      return text.length();
    }

    @Override
    public Class<Written> answerType() {
      return Written.class;
    }
  }

  /** Which of all it was. */
  record Written(String text, long number) {}

  @Override
  public Class<Write> commands() {
    return Write.class;
  }

  @Override
  public Future<List<Outcome>> handle(List<Write> notes, Batch batch) {
    var done = Future.<Void>succeededFuture();
    var outcomes = new ArrayList<Outcome>();
    for (var note : notes) {
      done = done.compose(v -> write(note, batch)).map(outcome -> add(outcomes, outcome));
    }
    return done.map(outcomes);
  }

  private static @Nullable Void add(List<Outcome> outcomes, Outcome outcome) {
    outcomes.add(outcome);
    return null;
  }

  private static Future<Outcome> write(Write note, Batch batch) {
    if (note.code().equals("bug")) {
      return Future.failedFuture(new NullPointerException("a mistake of ours"));
    }
    if (note.code().equals("no")) {
      return Future.succeededFuture(Outcome.refused(Problem.conflict("no", "Not this one.")));
    }
    return batch
        .connection()
        .preparedQuery("SELECT strike($1, $2)")
        .execute(Tuple.of(note.code(), (long) note.times()))
        .compose(
            x ->
                batch
                    .connection()
                    .preparedQuery("INSERT INTO note (text) VALUES ($1)")
                    .execute(Tuple.of(note.text())))
        .map(
            x -> {
              batch.append("note", List.of("notes"), note.text());
              return Outcome.done(new Written(note.text(), batch.head().sequence()));
            });
  }
}
