package dev.sidestage;

import dev.sidestage.database.TestDatabase;
import io.vertx.ext.web.Route;
import java.net.URI;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * A Sidestage in this process, for the tests of one class: on free ports of loopback, with a fresh
 * database of its own, which it drops nothing from and shares with nobody.
 *
 * <p>Unless they say otherwise, tests may ask as often as they like, and of talks that are long
 * over.
 *
 * <pre>
 * {@code @RegisterExtension static final Running sidestage = Running.with("SIDESTAGE_CLOCK", "…");}
 * </pre>
 */
public final class Running implements BeforeAllCallback, AfterAllCallback {
  /** The organiser's token. */
  public static final String ORGANISER = "organiser-for-tests-0123456789";

  private final Map<String, String> settings = new HashMap<>();
  private @Nullable Sidestage running;

  private Running() {}

  /** One with the sample event, and these settings: names and values in turn. */
  public static Running with(String... settings) {
    var running = new Running();
    for (var i = 0; i < settings.length; i += 2) {
      running.settings.put(settings[i], settings[i + 1]);
    }
    return running;
  }

  /** Another node on the same database, started; the caller stops it. */
  public Running beside() throws Exception {
    var other = new Running();
    other.settings.putAll(settings);
    other.start();
    return other;
  }

  @Override
  public void beforeAll(ExtensionContext context) throws Exception {
    start();
  }

  /** Starts it, on the database that it had. */
  public void start() throws Exception {
    settings.putIfAbsent("SIDESTAGE_DATABASE_URL", TestDatabase.create());
    settings.putIfAbsent("SIDESTAGE_ORGANISER_TOKEN", ORGANISER);
    settings.putIfAbsent("SIDESTAGE_QUESTIONS_CLOSE", "525600");
    settings.putIfAbsent("SIDESTAGE_QUESTIONS_EVERY", "0");
    settings.putIfAbsent("SIDESTAGE_ADDRESS_VIEWERS", "0");
    settings.put("SIDESTAGE_HOST", "127.0.0.1");
    settings.putIfAbsent("SIDESTAGE_PORT", "0");
    settings.put("SIDESTAGE_MANAGEMENT_PORT", "0");
    running = Sidestage.start(Config.of(settings));
  }

  /** Stops it; the database stays. */
  public void stop() {
    sidestage().close();
  }

  /** Stops it and starts it again, on the port and the database that it had. */
  public void restart(Runnable meanwhile) throws Exception {
    var port = settings.put("SIDESTAGE_PORT", String.valueOf(sidestage().port()));
    stop();
    meanwhile.run();
    start();
    settings.put("SIDESTAGE_PORT", String.valueOf(port));
  }

  @Override
  public void afterAll(ExtensionContext context) {
    stop();
  }

  /** Where its pages and API are. */
  public URI url() {
    return URI.create("http://127.0.0.1:" + sidestage().port());
  }

  /** Where its probes are. */
  public URI managementUrl() {
    return URI.create("http://127.0.0.1:" + sidestage().managementPort());
  }

  /** Its database. */
  public String databaseUrl() {
    return Objects.requireNonNull(settings.get("SIDESTAGE_DATABASE_URL"));
  }

  /** Somebody without a token. */
  public Client nobody() {
    return new Client(url(), null);
  }

  /** The organiser. */
  public Client organiser() {
    return new Client(url(), ORGANISER);
  }

  /** A new viewer. */
  public Client viewer() {
    return new Client(url(), nobody().post("/api/viewers", null).json().get("token").asText());
  }

  /** A new moderator, of one room or, without, of all. */
  public Client moderator(@Nullable String room) {
    return granted("moderator", room);
  }

  /** The stage of a room: it reads only. */
  public Client stage(String room) {
    return granted("stage", room);
  }

  private Client granted(String role, @Nullable String room) {
    var body =
        room == null
            ? "{\"role\":\"%s\"}".formatted(role)
            : "{\"role\":\"%s\",\"room\":\"%s\"}".formatted(role, room);
    return new Client(url(), organiser().post("/api/grants", body).json().get("token").asText());
  }

  List<Route> routes() {
    return sidestage().routes();
  }

  private Sidestage sidestage() {
    return Objects.requireNonNull(running, "it was not started");
  }
}
