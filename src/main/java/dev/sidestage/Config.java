package dev.sidestage;

import static dev.sidestage.Setting.ADDRESS_VIEWERS;
import static dev.sidestage.Setting.BLOCKED_AFTER;
import static dev.sidestage.Setting.CLOCK;
import static dev.sidestage.Setting.DATA;
import static dev.sidestage.Setting.DATABASE_POOL;
import static dev.sidestage.Setting.DATABASE_URL;
import static dev.sidestage.Setting.HOST;
import static dev.sidestage.Setting.KEEP_DAYS;
import static dev.sidestage.Setting.KEEP_ENTRIES;
import static dev.sidestage.Setting.LOG;
import static dev.sidestage.Setting.MAIL_FROM;
import static dev.sidestage.Setting.MANAGEMENT_PORT;
import static dev.sidestage.Setting.ORGANISER_TOKEN;
import static dev.sidestage.Setting.PORT;
import static dev.sidestage.Setting.PUBLIC_URL;
import static dev.sidestage.Setting.QUESTIONS_CLOSE;
import static dev.sidestage.Setting.QUESTIONS_EVERY;
import static dev.sidestage.Setting.QUESTIONS_FLAGS;
import static dev.sidestage.Setting.QUESTIONS_NAMES;
import static dev.sidestage.Setting.QUESTIONS_OPEN;
import static dev.sidestage.Setting.SCHEDULE;
import static dev.sidestage.Setting.SCHEDULE_PRIVATE;
import static dev.sidestage.Setting.SCHEDULE_REFRESH;
import static dev.sidestage.Setting.SMTP_URL;
import static dev.sidestage.Setting.SOON;
import static dev.sidestage.Setting.STREAMS_PER_ADDRESS;
import static dev.sidestage.Setting.STREAMS_PER_VIEWER;
import static dev.sidestage.Setting.TRUSTED_PROXIES;
import static dev.sidestage.Setting.WEBHOOKS_PRIVATE;
import static dev.sidestage.Setting.WEBHOOKS_RETRY;

import dev.sidestage.mail.SmtpServer;
import dev.sidestage.questions.Rules;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What the operator has set, read and checked once, at the start. {@link Setting} says what each
 * is.
 *
 * @param port 0 for any free one, as with {@code managementPort}
 * @param databaseUrl {@code postgresql://…}, with its password; null: the embedded PostgreSQL
 * @param data where the embedded PostgreSQL keeps its files
 * @param schedule a {@code file}, {@code http} or {@code https} URI
 * @param scheduleRefresh zero: it is read at the start alone
 * @param organiserToken null: one is made
 * @param publicUrl without a slash at its end; null: {@link #publicUrlOn}
 * @param clock null: the real one
 * @param soon how long before its start a talk is announced
 * @param streamsPerViewer how many streams one may have open, and all of one address
 * @param keepEntries how many of the log's entries are kept, and for how long
 * @param blockedAfter how long an event loop may be busy before the log says so
 * @param questions how rooms take questions, where nothing else was set for one
 * @param questionsEvery how long a viewer waits between questions; zero: no limit
 * @param addressViewers as how many busy viewers one address counts; 0: no limit
 * @param smtp null: nothing is mailed
 * @param mailFrom there where {@code smtp} is
 */
public record Config(
    String host,
    int port,
    int managementPort,
    @Nullable String databaseUrl,
    int databasePool,
    Path data,
    @Nullable URI schedule,
    Duration scheduleRefresh,
    boolean schedulePrivate,
    boolean webhooksPrivate,
    Duration webhooksRetry,
    @Nullable String organiserToken,
    @Nullable URI publicUrl,
    List<Network> trustedProxies,
    @Nullable Rehearsal clock,
    Duration soon,
    int streamsPerViewer,
    int streamsPerAddress,
    int keepEntries,
    Duration keep,
    Duration blockedAfter,
    Rules questions,
    Duration questionsEvery,
    int addressViewers,
    @Nullable SmtpServer smtp,
    @Nullable String mailFrom,
    LogFormat log) {

  /** How the log is written; {@code AUTO}: as text on a terminal, as JSON elsewhere. */
  public enum LogFormat {
    AUTO,
    TEXT,
    JSON;

    static LogFormat of(String word) {
      return Stream.of(values())
          .filter(format -> format.name().toLowerCase(Locale.ROOT).equals(word))
          .findFirst()
          .orElseThrow(IllegalArgumentException::new);
    }
  }

  public Config {
    trustedProxies = List.copyOf(trustedProxies);
  }

  /** Reads it from environment variables. Those of other programs are left alone. */
  public static Config of(Map<String, String> variables) throws InvalidConfig {
    var environment = new Environment(variables);
    var config =
        new Config(
            environment.read(HOST, Values.matching("[A-Za-z0-9._:-]+")),
            environment.read(PORT, Values.whole(0, 65_535)),
            environment.read(MANAGEMENT_PORT, Values.whole(0, 65_535)),
            environment.readIfSet(DATABASE_URL, Values::postgres),
            environment.read(DATABASE_POOL, Values.whole(1, 100)),
            environment.read(DATA, Path::of),
            environment.readIfSet(SCHEDULE, Values::source),
            Duration.ofMinutes(environment.read(SCHEDULE_REFRESH, Values.whole(0, 1_440))),
            environment.read(SCHEDULE_PRIVATE, Values::yes),
            environment.read(WEBHOOKS_PRIVATE, Values::yes),
            Duration.ofMillis(environment.read(WEBHOOKS_RETRY, Values.whole(10, 600_000))),
            environment.readIfSet(ORGANISER_TOKEN, Values.matching("[A-Za-z0-9_-]{20,}")),
            environment.readIfSet(PUBLIC_URL, Values::origin),
            environment.read(TRUSTED_PROXIES, Values::networks),
            environment.readIfSet(CLOCK, Rehearsal::of),
            Duration.ofMinutes(environment.read(SOON, Values.whole(0, 120))),
            environment.read(STREAMS_PER_VIEWER, Values.whole(1, 100_000)),
            environment.read(STREAMS_PER_ADDRESS, Values.whole(1, 1_000_000)),
            environment.read(KEEP_ENTRIES, Values.whole(1_000, 100_000_000)),
            Duration.ofDays(environment.read(KEEP_DAYS, Values.whole(1, 36_500))),
            Duration.ofMillis(environment.read(BLOCKED_AFTER, Values.whole(10, 60_000))),
            new Rules(
                environment.read(QUESTIONS_OPEN, Values.whole(0, 525_600)),
                environment.read(QUESTIONS_CLOSE, Values.whole(0, 525_600)),
                environment.read(QUESTIONS_NAMES, Rules.Names::of),
                environment.read(QUESTIONS_FLAGS, Values.whole(0, 1_000))),
            Duration.ofSeconds(environment.read(QUESTIONS_EVERY, Values.whole(0, 3_600))),
            environment.read(ADDRESS_VIEWERS, Values.whole(0, 10_000)),
            environment.readIfSet(SMTP_URL, SmtpServer::of),
            environment.readIfSet(MAIL_FROM, Values.matching("[^\\s@<>]+@[^\\s@<>]+")),
            environment.read(LOG, LogFormat::of));
    if (config.port != 0 && config.port == config.managementPort) {
      environment.refuse(MANAGEMENT_PORT, String.valueOf(config.managementPort));
    }
    if ((config.smtp == null) != (config.mailFrom == null)) {
      environment.refuse(MAIL_FROM, Objects.requireNonNullElse(config.mailFrom, ""));
    }
    environment.check();
    return config;
  }

  /** What {@code --help} says about the settings. */
  public static String help() {
    return Setting.help();
  }

  /**
   * How the audience reaches it, without a slash at the end.
   *
   * @param listening the port that it listens on: a {@link #port} of 0 doesn't tell
   */
  public URI publicUrlOn(int listening) {
    return publicUrl == null ? URI.create("http://localhost:" + listening) : publicUrl;
  }

  /** Without the secrets: it may go into a log. */
  @Override
  public String toString() {
    return ("Config[host=%s, port=%d, managementPort=%d, database=%s, databasePool=%d, data=%s,"
            + " schedule=%s, scheduleRefresh=%s, schedulePrivate=%s, webhooksPrivate=%s, webhooksRetry=%s, organiserToken=%s,"
            + " publicUrl=%s, trustedProxies=%s, clock=%s, soon=%s, streamsPerViewer=%d,"
            + " streamsPerAddress=%d, keepEntries=%d, keep=%s, blockedAfter=%s,"
            + " questions=%s, questionsEvery=%s, addressViewers=%d, smtp=%s, mailFrom=%s, log=%s]")
        .formatted(
            host,
            port,
            managementPort,
            databaseUrl == null ? "embedded" : withoutSecrets(URI.create(databaseUrl)),
            databasePool,
            data,
            schedule,
            scheduleRefresh,
            schedulePrivate,
            webhooksPrivate,
            webhooksRetry,
            organiserToken == null ? "unset" : "set",
            publicUrl,
            trustedProxies,
            clock,
            soon,
            streamsPerViewer,
            streamsPerAddress,
            keepEntries,
            keep,
            blockedAfter,
            questions,
            questionsEvery,
            addressViewers,
            smtp,
            mailFrom,
            log);
  }

  private static String withoutSecrets(URI uri) {
    var authority = uri.getRawAuthority();
    return authority.substring(authority.lastIndexOf('@') + 1) + uri.getRawPath();
  }
}
