package dev.sidestage;

import dev.sidestage.access.AccessRoutes;
import dev.sidestage.database.Database;
import dev.sidestage.database.EmbeddedPostgres;
import dev.sidestage.database.Migrations;
import dev.sidestage.schedule.exchange.UnreadableSchedule;
import dev.sidestage.web.CantListen;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.ext.web.Route;
import io.vertx.micrometer.MetricsDomain;
import io.vertx.micrometer.MicrometerMetricsFactory;
import io.vertx.micrometer.MicrometerMetricsOptions;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.flywaydb.core.api.FlywayException;
import org.jspecify.annotations.Nullable;
import org.slf4j.LoggerFactory;

/**
 * A running Sidestage: configuration in, database, node. {@code main} is for the command line;
 * {@link #start} is what tests call, too. Its methods block.
 */
public final class Sidestage implements AutoCloseable {
  private static final long START_SECONDS = 60;
  private static final long STOP_SECONDS = 10;

  /** What Vert.x measures of its SQL clients: one figure for all of them, so that two clash. */
  private static final String SQL = "sql";

  private final @Nullable EmbeddedPostgres embedded;
  private final Vertx vertx;
  private final Node node;
  private final Node.Servers servers;

  private Sidestage(
      @Nullable EmbeddedPostgres embedded, Vertx vertx, Node node, Node.Servers servers) {
    this.embedded = embedded;
    this.vertx = vertx;
    this.node = node;
    this.servers = servers;
  }

  public static void main(String[] arguments) {
    if (arguments.length > 0) {
      System.exit(answer(arguments[0]));
    }
    try {
      run(Config.of(System.getenv()));
    } catch (InvalidConfig e) {
      System.err.println(e.getMessage());
      System.exit(2);
    } catch (StartFailure e) {
      System.err.println("Sidestage can't start: " + e.getMessage());
      System.exit(1);
    }
  }

  private static int answer(String argument) {
    if (argument.equals("--help") || argument.equals("-h")) {
      System.out.println(Config.help());
      return 0;
    }
    System.err.println(
        "Sidestage takes no argument '" + argument + "': --help lists its settings.");
    return 2;
  }

  private static void run(Config config) throws StartFailure {
    Logging.configure(config.log());
    var sidestage = startStoppably(config);
    sidestage.servers.organiserToken().ifPresent(sidestage::introduce);
    System.out.println("Probes and metrics: http://localhost:" + sidestage.managementPort());
    System.out.println("Sidestage is ready: " + sidestage.servers.publicUrl());
    System.out.flush();
  }

  /** Starts it so that a signal ends it cleanly, from the first moment on. */
  private static Sidestage startStoppably(Config config) throws StartFailure {
    var started = new CompletableFuture<Sidestage>();
    Runtime.getRuntime()
        .addShutdownHook(new Thread(() -> stopOnceStarted(started), "sidestage-stop"));
    try {
      var sidestage = start(config);
      started.complete(sidestage);
      return sidestage;
    } finally {
      started.cancel(false);
    }
  }

  /**
   * A start that is under way comes to its end first: it may just be starting a database server,
   * which would stay behind alone. A failed one has left nothing to stop.
   */
  private static void stopOnceStarted(CompletableFuture<Sidestage> started) {
    try {
      started.get(START_SECONDS, TimeUnit.SECONDS).close();
    } catch (Exception e) {
      LoggerFactory.getLogger(Sidestage.class).debug("There is nothing to stop", e);
    }
  }

  private void introduce(String token) {
    System.out.println(
        "The organiser's sign-in link, shown this once: "
            + AccessRoutes.link(servers.publicUrl(), token));
  }

  /**
   * Starts it.
   *
   * @throws StartFailure with a sentence for the operator; nothing is left running
   */
  public static Sidestage start(Config config) throws StartFailure {
    var metrics = new Metrics();
    var vertx = vertx(metrics, config.blockedAfter());
    EmbeddedPostgres embedded = null;
    try {
      embedded = config.databaseUrl() == null ? EmbeddedPostgres.start(config.data()) : null;
      var uri = embedded == null ? String.valueOf(config.databaseUrl()) : embedded.uri();
      var database = new Database(uri);
      Migrations.apply(database);
      var node = new Node(vertx, config, database, metrics);
      var servers = await(node.start(), START_SECONDS);
      return new Sidestage(embedded, vertx, node, servers);
    } catch (Exception e) {
      stop(vertx, embedded);
      throw new StartFailure(sentence(e, config), e);
    }
  }

  private static Vertx vertx(Metrics metrics, Duration blockedAfter) {
    return Vertx.builder()
        .with(
            new VertxOptions()
                .setPreferNativeTransport(true)
                .setMaxEventLoopExecuteTime(blockedAfter.toMillis())
                .setMaxEventLoopExecuteTimeUnit(TimeUnit.MILLISECONDS)
                .setWarningExceptionTime(blockedAfter.toMillis())
                .setWarningExceptionTimeUnit(TimeUnit.MILLISECONDS)
                .setBlockedThreadCheckInterval(Math.min(1_000, blockedAfter.toMillis() / 2))
                .setBlockedThreadCheckIntervalUnit(TimeUnit.MILLISECONDS)
                .setMetricsOptions(
                    new MicrometerMetricsOptions()
                        .setEnabled(true)
                        .addDisabledMetricsCategory(MetricsDomain.NET_CLIENT)
                        .addDisabledMetricsCategory(SQL)))
        .withMetrics(new MicrometerMetricsFactory(metrics.registry()))
        .build();
  }

  private static String sentence(Throwable failure, Config config) {
    if (failure instanceof CantListen e) {
      var setting = e.port() == config.port() ? "SIDESTAGE_PORT" : "SIDESTAGE_MANAGEMENT_PORT";
      return "%s. Set %s to a free port, or SIDESTAGE_HOST to an address of this machine."
          .formatted(e.getMessage(), setting);
    }
    if (failure instanceof UnreadableSchedule said) {
      return String.valueOf(said.getMessage());
    }
    if (failure instanceof FlywayException) {
      return "the database can't be brought up to date: " + failure.getMessage();
    }
    LoggerFactory.getLogger(Sidestage.class).info("Why it can't start", failure);
    return String.valueOf(failure.getMessage() == null ? failure : failure.getMessage());
  }

  private static <T> T await(Future<T> future, long seconds) throws Exception {
    try {
      return future.toCompletionStage().toCompletableFuture().get(seconds, TimeUnit.SECONDS);
    } catch (ExecutionException e) {
      throw e.getCause() instanceof Exception cause ? cause : e;
    } catch (TimeoutException e) {
      throw new TimeoutException("it took longer than " + seconds + " seconds. See the log.");
    }
  }

  /** The port of the pages and the API. */
  public int port() {
    return servers.port();
  }

  /** The port of probes and metrics. */
  public int managementPort() {
    return servers.managementPort();
  }

  List<Route> routes() {
    return node.routes();
  }

  /** The organiser's token that was made at the first start; null at later ones. */
  public @Nullable String organiserToken() {
    return servers.organiserToken().orElse(null);
  }

  /** Stops it: streams first, the database last. */
  @Override
  public void close() {
    stop(vertx, embedded);
  }

  private static void stop(Vertx vertx, @Nullable EmbeddedPostgres embedded) {
    try {
      await(vertx.close(), STOP_SECONDS);
    } catch (Exception e) {
      LoggerFactory.getLogger(Sidestage.class)
          .warn("Not everything ended in time: {}", e.toString());
    } finally {
      if (embedded != null) {
        embedded.stop();
      }
    }
  }
}
