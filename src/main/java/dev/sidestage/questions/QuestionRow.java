package dev.sidestage.questions;

import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** How a question is read from a row, for all whose SQL returns questions. */
final class QuestionRow {
  /** What to select or return, from {@code question q}. */
  static final String COLUMNS =
      """
      q.id, q.talk, q.author, q.text, q.name, q.source, q.language, q.original, q.edition, q.state, q.previous, q.moved_by,
      q.reason, q.note, q.merged_into, q.answer, q.origin, q.hidden, q.votes, q.voted_at, q.merged, q.flags, q.version, q.asked_at
      """;

  private QuestionRow() {}

  static List<Question> all(RowSet<Row> rows) {
    return rows.stream().map(QuestionRow::read).toList();
  }

  static Optional<Question> first(RowSet<Row> rows) {
    return rows.stream().findFirst().map(QuestionRow::read);
  }

  static Question read(Row row) {
    var source = row.getString("source");
    return new Question(
        row.getUUID("id"),
        row.getUUID("talk"),
        row.getUUID("author"),
        new Question.Words(
            row.getString("text"),
            row.getString("name"),
            row.getString("language"),
            source == null ? null : Source.of(source),
            row.getString("original"),
            row.getInteger("edition")),
        standing(row),
        new Question.Support(
            row.getInteger("votes"),
            row.getLong("voted_at"),
            row.getInteger("merged"),
            row.getInteger("flags")),
        row.getInteger("version"),
        row.getOffsetDateTime("asked_at").withOffsetSameInstant(ZoneOffset.UTC));
  }

  private static Question.Standing standing(Row row) {
    var reason = row.getString("reason");
    return new Question.Standing(
        State.of(row.getString("state")),
        state(row.getString("previous")),
        State.Who.of(row.getString("moved_by")),
        reason == null ? null : Reason.of(reason),
        row.getString("note"),
        row.getUUID("merged_into"),
        row.getString("answer"),
        row.getUUID("origin"),
        row.getBoolean("hidden"));
  }

  private static @Nullable State state(@Nullable String word) {
    return word == null ? null : State.of(word);
  }
}
