package dev.sidestage;

import dev.sidestage.access.AccessRoutes;
import dev.sidestage.database.Database;
import dev.sidestage.database.EmbeddedPostgres;
import dev.sidestage.database.EmbeddedPostgresException;
import dev.sidestage.database.Migrations;
import dev.sidestage.schedule.ScheduleSource;
import dev.sidestage.schedule.exchange.Imported;
import dev.sidestage.schedule.exchange.UnreadableSchedule;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.micrometer.MetricsDomain;
import io.vertx.micrometer.MicrometerMetricsFactory;
import io.vertx.micrometer.MicrometerMetricsOptions;
import java.net.BindException;
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

  private final @Nullable EmbeddedPostgres embedded;
  private final Vertx vertx;
  private final Node.Servers servers;

  private Sidestage(@Nullable EmbeddedPostgres embedded, Vertx vertx, Node.Servers servers) {
    this.embedded = embedded;
    this.vertx = vertx;
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
    var sidestage = start(config);
    Runtime.getRuntime().addShutdownHook(new Thread(sidestage::close, "sidestage-stop"));
    sidestage.servers.organiserToken().ifPresent(sidestage::introduce);
    System.out.println("Sidestage is ready: " + sidestage.servers.publicUrl());
    System.out.flush();
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
    var source = source(config);
    var imported = parse(source);
    var embedded = config.databaseUrl() == null ? embedded(config) : null;
    var uri = embedded == null ? String.valueOf(config.databaseUrl()) : embedded.uri();
    var metrics = new Metrics();
    var vertx = vertx(metrics);
    try {
      var database = new Database(uri);
      Migrations.apply(database);
      var node = new Node(vertx, config, database, metrics);
      return new Sidestage(embedded, vertx, await(node.start(source, imported), START_SECONDS));
    } catch (Exception e) {
      stop(vertx, embedded);
      throw new StartFailure(sentence(e, config), e);
    }
  }

  private static Vertx vertx(Metrics metrics) {
    return Vertx.builder()
        .with(
            new VertxOptions()
                .setPreferNativeTransport(true)
                .setMetricsOptions(
                    new MicrometerMetricsOptions()
                        .setEnabled(true)
                        .addDisabledMetricsCategory(MetricsDomain.NET_CLIENT)))
        .withMetrics(new MicrometerMetricsFactory(metrics.registry()))
        .build();
  }

  private static @Nullable ScheduleSource source(Config config) throws StartFailure {
    try {
      return config.schedule() == null ? null : ScheduleSource.read(config.schedule());
    } catch (UnreadableSchedule e) {
      throw new StartFailure("SIDESTAGE_SCHEDULE: " + e.getMessage(), e);
    }
  }

  private static @Nullable Imported parse(@Nullable ScheduleSource source) throws StartFailure {
    try {
      return source == null ? null : source.parse();
    } catch (UnreadableSchedule e) {
      throw new StartFailure("SIDESTAGE_SCHEDULE: " + e.getMessage(), e);
    }
  }

  private static EmbeddedPostgres embedded(Config config) throws StartFailure {
    try {
      return EmbeddedPostgres.start(config.data());
    } catch (EmbeddedPostgresException e) {
      throw new StartFailure(String.valueOf(e.getMessage()), e);
    }
  }

  private static String sentence(Throwable failure, Config config) {
    if (isTaken(failure)) {
      return "port "
          + config.port()
          + " or "
          + config.managementPort()
          + " is taken. Set SIDESTAGE_PORT and SIDESTAGE_MANAGEMENT_PORT to free ones.";
    }
    if (failure instanceof FlywayException) {
      return "the database can't be brought up to date: " + failure.getMessage();
    }
    LoggerFactory.getLogger(Sidestage.class).info("Why it can't start", failure);
    return String.valueOf(failure.getMessage() == null ? failure : failure.getMessage());
  }

  /** The native transport's failure is no {@link BindException}, and has the kernel's words. */
  private static boolean isTaken(Throwable failure) {
    return failure instanceof BindException
        || String.valueOf(failure.getMessage()).contains("Address already in use");
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
