package dev.sidestage.ledger;

import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.Tuple;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The audit's SQL. Its rows are written with what they tell of, and never changed. */
public final class AuditStore {
  private static final String WRITE =
      """
      INSERT INTO audit (at, actor, kind, room, subject, name, was, became, why)
      SELECT $1, d.actor, d.kind, d.room, d.subject, d.name, d.was, d.became, d.why
      FROM unnest($2::uuid[], $3::text[], $4::text[], $5::uuid[], $6::text[], $7::text[], $8::text[], $9::text[])
           WITH ORDINALITY AS d(actor, kind, room, subject, name, was, became, why, place)
      ORDER BY d.place
      """;

  private static final String READ =
      """
      SELECT number, at, actor, kind, room, subject, name, was, became, why FROM audit
      WHERE ($1::bigint IS NULL OR number < $1)
        AND ($2::text IS NULL OR room = $2)
        AND ($3::text IS NULL OR kind = $3 OR starts_with(kind, $3 || '.'))
        AND ($4::uuid IS NULL OR subject = $4)
        AND ($5::uuid IS NULL OR actor = $5)
        AND ($6 OR room IS NOT NULL)
      ORDER BY number DESC LIMIT $7
      """;

  /** A deed as it was written down. */
  public record Written(long number, OffsetDateTime at, UUID actor, Deed deed) {}

  /**
   * Which deeds are asked for; null is any.
   *
   * @param before those that were written before this number
   * @param kind a kind, or the thing that it begins with: {@code question} has all of {@code
   *     question.…}
   * @param everywhere also those that are in no room
   */
  public record Filter(
      @Nullable Long before,
      @Nullable String room,
      @Nullable String kind,
      @Nullable UUID subject,
      @Nullable UUID actor,
      boolean everywhere) {}

  /** A deed and who did it. */
  record Done(UUID actor, Deed deed) {}

  private AuditStore() {}

  static Future<Void> write(Batch batch) {
    var done = batch.done();
    if (done.isEmpty()) {
      return Future.succeededFuture();
    }
    return batch
        .connection()
        .preparedQuery(WRITE)
        .execute(
            Tuple.of(batch.now())
                .addArrayOfUUID(done.stream().map(Done::actor).toArray(UUID[]::new))
                .addArrayOfString(texts(done, Deed::kind))
                .addArrayOfString(texts(done, Deed::room))
                .addArrayOfUUID(done.stream().map(d -> d.deed().subject()).toArray(UUID[]::new))
                .addArrayOfString(texts(done, Deed::name))
                .addArrayOfString(texts(done, Deed::from))
                .addArrayOfString(texts(done, Deed::to))
                .addArrayOfString(texts(done, Deed::why)))
        .mapEmpty();
  }

  private static String[] texts(List<Done> done, Function<Deed, @Nullable String> text) {
    return done.stream().map(d -> text.apply(d.deed())).toArray(String[]::new);
  }

  /** The newest first, at most {@code limit}. */
  public static Future<List<Written>> read(SqlClient client, Filter filter, int limit) {
    return client
        .preparedQuery(READ)
        .execute(
            Tuple.of(
                filter.before(),
                filter.room(),
                filter.kind(),
                filter.subject(),
                filter.actor(),
                filter.everywhere(),
                limit))
        .map(rows -> rows.stream().map(AuditStore::read).toList());
  }

  private static Written read(Row row) {
    return new Written(
        row.getLong("number"),
        row.getOffsetDateTime("at").withOffsetSameInstant(ZoneOffset.UTC),
        row.getUUID("actor"),
        new Deed(
            row.getString("kind"),
            row.getString("room"),
            row.getUUID("subject"),
            row.getString("name"),
            row.getString("was"),
            row.getString("became"),
            row.getString("why")));
  }
}
