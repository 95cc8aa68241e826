package dev.sidestage.database;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.net.ClientSSLOptions;
import io.vertx.core.net.NetClientOptions;
import io.vertx.core.net.PemTrustOptions;
import io.vertx.pgclient.PgBuilder;
import io.vertx.pgclient.PgConnectOptions;
import io.vertx.pgclient.SslMode;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.PoolOptions;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.SqlConnection;
import java.net.URI;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * How PostgreSQL is reached: from one URI, {@code
 * postgresql://user:password@host:port/name?sslmode=…}. Immutable.
 *
 * <p>{@code sslmode} means what it means to PostgreSQL's own clients; {@code sslrootcert} is a PEM
 * file with the authorities to trust, the system's where it isn't given.
 */
public final class Database {
  private static final int WAITING = 10_000;
  private static final int CONNECT_TIMEOUT_SECONDS = 2;

  /** For a connection of the start: from the first packet until we are let in. */
  private static final int LOGIN_TIMEOUT_SECONDS = 5;

  /** A connection on which nothing comes for longer than any statement may take is dead. */
  private static final int SILENCE_SECONDS = 40;

  /** How long what was sent may go unacknowledged by the other side's kernel. */
  private static final int UNACKNOWLEDGED_MILLIS = 10_000;

  // No transaction of ours is longer: what holds the log's lock and hangs is ended.
  private static final String BOUNDS =
      """
      SET lock_timeout = '2s'; SET idle_in_transaction_session_timeout = '2s'; SET statement_timeout = '30s'
      """;

  private final String uri;

  public Database(String uri) {
    this.uri = uri;
  }

  /** For connections outside of a pool. */
  public PgConnectOptions options() {
    var options = PgConnectOptions.fromUri(withoutSslRootCert());
    options.setCachePreparedStatements(true);
    if (options.getSslMode() != SslMode.DISABLE) {
      options.setSslOptions(ssl(options.getSslMode()));
    }
    return options;
  }

  private ClientSSLOptions ssl(SslMode mode) {
    var ssl = new ClientSSLOptions().setHostnameVerificationAlgorithm("");
    if (mode == SslMode.VERIFY_FULL) {
      ssl.setHostnameVerificationAlgorithm("HTTPS");
    }
    var verified = mode == SslMode.VERIFY_FULL || mode == SslMode.VERIFY_CA;
    var authorities = parameters().get("sslrootcert");
    if (authorities != null) {
      return ssl.setTrustOptions(new PemTrustOptions().addCertPath(authorities));
    }
    return verified ? ssl : ssl.setTrustAll(true);
  }

  /**
   * A pool of that many connections.
   *
   * @param name what its metrics are called
   */
  public Pool pool(Vertx vertx, String name, int connections) {
    return PgBuilder.pool()
        .using(vertx)
        .connectingTo(options())
        .with(
            new NetClientOptions()
                .setTcpUserTimeout(UNACKNOWLEDGED_MILLIS)
                .setReadIdleTimeout(SILENCE_SECONDS))
        .with(
            new PoolOptions()
                .setName(name)
                .setMaxSize(connections)
                .setMaxWaitQueueSize(WAITING)
                .setConnectionTimeout(CONNECT_TIMEOUT_SECONDS))
        .withConnectHandler(Database::prepare)
        .build();
  }

  private static void prepare(SqlConnection connection) {
    connection.query(BOUNDS).execute().onComplete(bound -> connection.close());
  }

  /**
   * Asserts that what is acknowledged is on disk.
   *
   * @return fails with an {@link IllegalStateException} where PostgreSQL is set otherwise
   */
  public static Future<Void> assertDurable(SqlClient client) {
    return client
        .query(
            "SELECT current_setting('fsync') AS fsync, current_setting('synchronous_commit') AS"
                + " commits")
        .execute()
        .compose(
            rows -> {
              var row = rows.iterator().next();
              return "on".equals(row.getString("fsync")) && !"off".equals(row.getString("commits"))
                  ? Future.succeededFuture()
                  : Future.failedFuture(
                      new IllegalStateException(
                          "PostgreSQL runs with fsync or synchronous_commit off: what it"
                              + " acknowledges could be lost. Switch both on."));
            });
  }

  /** The same for JDBC, which the migrations need. */
  JdbcAddress jdbc() {
    var options = options();
    var name = "%s:%d/%s".formatted(host(options), options.getPort(), options.getDatabase());
    return new JdbcAddress(
        name,
        "jdbc:postgresql://" + name + "?loginTimeout=" + LOGIN_TIMEOUT_SECONDS + jdbcSsl(),
        options.getUser(),
        options.getPassword());
  }

  private static String host(PgConnectOptions options) {
    var host = options.getHost();
    return host.contains(":") && !host.startsWith("[") ? "[" + host + "]" : host;
  }

  private String jdbcSsl() {
    var parameters = parameters();
    var query =
        parameters.entrySet().stream()
            .filter(parameter -> parameter.getKey().startsWith("ssl"))
            .map(parameter -> "&" + parameter.getKey() + "=" + encoded(parameter.getValue()))
            .collect(Collectors.joining());
    var systems = query.contains("verify") && !query.contains("sslrootcert");
    return systems ? query + "&sslfactory=org.postgresql.ssl.DefaultJavaSSLFactory" : query;
  }

  private static String encoded(String value) {
    return URLEncoder.encode(value, StandardCharsets.UTF_8);
  }

  /**
   * Where JDBC connects, and as whom.
   *
   * @param name host, port and database, for people
   */
  record JdbcAddress(String name, String url, String user, String password) {}

  private String withoutSslRootCert() {
    return uri.replaceAll("(?<=[?&])sslrootcert=[^&]*&?", "").replaceAll("[?&]$", "");
  }

  private Map<String, String> parameters() {
    var query = URI.create(uri).getRawQuery();
    if (query == null) {
      return Map.of();
    }
    return Arrays.stream(query.split("&"))
        .map(pair -> pair.split("=", 2))
        .filter(pair -> pair.length == 2)
        .collect(
            Collectors.toMap(
                pair -> pair[0],
                pair -> URLDecoder.decode(pair[1], StandardCharsets.UTF_8),
                (a, b) -> b));
  }
}
