package dev.sidestage.posters.files;

import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.Tuple;
import java.time.OffsetDateTime;
import java.util.Optional;
import java.util.UUID;

/** Files' SQL. */
public final class FileStore {
  private static final String KEEP_CHUNK =
      """
      INSERT INTO upload_chunk (upload, place, bytes) VALUES ($1, $2, $3)
      """;

  private static final String CHUNK =
      """
      SELECT bytes FROM upload_chunk WHERE upload = $1 AND place = $2
      """;

  private static final String DROP =
      """
      DELETE FROM upload_chunk WHERE upload = $1 AND NOT EXISTS (SELECT FROM poster_file WHERE upload = $1)
      """;

  private static final String SWEEP =
      """
      DELETE FROM upload_chunk c WHERE at < clock_timestamp() - interval '1 day'
        AND NOT EXISTS (SELECT FROM poster_file f WHERE f.upload = c.upload)
      """;

  private static final String KEEP =
      """
      INSERT INTO poster_file (hash, type, size, upload, kept_at) VALUES (decode($1, 'hex'), $2, $3, $4, $5)
      ON CONFLICT DO NOTHING
      """;

  private static final String FIND =
      """
      SELECT encode(hash, 'hex') AS hash, type, size, upload FROM poster_file WHERE hash = decode($1, 'hex')
      """;

  private FileStore() {}

  static Future<Void> keepChunk(SqlClient client, UUID upload, int place, Buffer bytes) {
    return client.preparedQuery(KEEP_CHUNK).execute(Tuple.of(upload, place, bytes)).mapEmpty();
  }

  static Future<Buffer> chunk(SqlClient client, UUID upload, int place) {
    return client
        .preparedQuery(CHUNK)
        .execute(Tuple.of(upload, place))
        .map(rows -> rows.iterator().next().getBuffer("bytes"));
  }

  /** Forgets the chunks of an upload that no file names. */
  static Future<Void> drop(SqlClient client, UUID upload) {
    return client.preparedQuery(DROP).execute(Tuple.of(upload)).mapEmpty();
  }

  /** Forgets what was uploaded a day ago and never attached. */
  static Future<Void> sweep(SqlClient client) {
    return client.query(SWEEP).execute().mapEmpty();
  }

  /** Makes a file of an upload; nothing happens where its content is there already. */
  public static Future<Void> keep(SqlClient client, PosterFile file, OffsetDateTime now) {
    return client
        .preparedQuery(KEEP)
        .execute(Tuple.of(file.hash(), file.type().mediaType(), file.size(), file.upload(), now))
        .mapEmpty();
  }

  static Future<Optional<PosterFile>> find(SqlClient client, String hash) {
    return client
        .preparedQuery(FIND)
        .execute(Tuple.of(hash))
        .map(rows -> rows.stream().findFirst().map(FileStore::read));
  }

  private static PosterFile read(Row row) {
    return new PosterFile(
        row.getString("hash"),
        FileType.of(row.getString("type")),
        row.getInteger("size"),
        row.getUUID("upload"));
  }
}
