package dev.sidestage;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sidestage.mail.SmtpServer;
import dev.sidestage.questions.Rules;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("The configuration")
class ConfigTest {
  private static final String TOKEN = "abcdefghij_KLMNOPQ-0123";

  @Test
  @DisplayName("of an empty environment is the defaults")
  void defaults() throws Exception {
    var expected =
        new Config(
            "0.0.0.0",
            8080,
            8081,
            null,
            8,
            Path.of("data"),
            null,
            Duration.ofMinutes(5),
            false,
            false,
            Duration.ofSeconds(5),
            null,
            null,
            List.of(),
            null,
            Duration.ofMinutes(5),
            12,
            20_000,
            100_000,
            Duration.ofDays(30),
            Duration.ofSeconds(2),
            new Rules(10_080, 60, Rules.Names.OPTIONAL, 3),
            Duration.ofSeconds(30),
            60,
            null,
            null,
            Config.LogFormat.AUTO);
    assertEquals(expected, Config.of(Map.of("PATH", "/bin")));
    assertEquals(expected, Config.of(Map.of("SIDESTAGE_PORT", "", "SIDESTAGE_CLOCK", " ")));
  }

  @Test
  @DisplayName("is what is set")
  void everything(@TempDir Path directory) throws Exception {
    var schedule = Files.createFile(directory.resolve("schedule.xml"));
    var database = "postgresql://me:s3cret@db_1:5433/event?sslmode=require";
    var config =
        Config.of(
            Map.ofEntries(
                Map.entry("SIDESTAGE_HOST", "::1"),
                Map.entry("SIDESTAGE_PORT", "0"),
                Map.entry("SIDESTAGE_MANAGEMENT_PORT", "0"),
                Map.entry("SIDESTAGE_DATABASE_URL", database),
                Map.entry("SIDESTAGE_DATABASE_POOL", "20"),
                Map.entry("SIDESTAGE_DATA", "/var/lib/sidestage"),
                Map.entry("SIDESTAGE_SCHEDULE", schedule.toString()),
                Map.entry("SIDESTAGE_SCHEDULE_REFRESH", "0"),
                Map.entry("SIDESTAGE_SCHEDULE_PRIVATE", "yes"),
                Map.entry("SIDESTAGE_WEBHOOKS_PRIVATE", "yes"),
                Map.entry("SIDESTAGE_WEBHOOKS_RETRY", "100"),
                Map.entry("SIDESTAGE_ORGANISER_TOKEN", TOKEN),
                Map.entry("SIDESTAGE_PUBLIC_URL", "https://talks.example.org:8443/"),
                Map.entry("SIDESTAGE_TRUSTED_PROXIES", "10.0.0.0/8, ::1"),
                Map.entry("SIDESTAGE_CLOCK", "2026-12-01T08:50+01:00@60"),
                Map.entry("SIDESTAGE_SOON", "0"),
                Map.entry("SIDESTAGE_STREAMS_PER_VIEWER", "3"),
                Map.entry("SIDESTAGE_STREAMS_PER_ADDRESS", "100"),
                Map.entry("SIDESTAGE_KEEP_ENTRIES", "5000"),
                Map.entry("SIDESTAGE_KEEP_DAYS", "2"),
                Map.entry("SIDESTAGE_BLOCKED_AFTER", "100"),
                Map.entry("SIDESTAGE_QUESTIONS_OPEN", "60"),
                Map.entry("SIDESTAGE_QUESTIONS_CLOSE", "0"),
                Map.entry("SIDESTAGE_QUESTIONS_NAMES", "required"),
                Map.entry("SIDESTAGE_QUESTIONS_FLAGS", "0"),
                Map.entry("SIDESTAGE_QUESTIONS_EVERY", "0"),
                Map.entry("SIDESTAGE_ADDRESS_VIEWERS", "0"),
                Map.entry("SIDESTAGE_SMTP_URL", "smtp://me:p+%40ss@mail.example.org:2525"),
                Map.entry("SIDESTAGE_MAIL_FROM", "posters@example.org"),
                Map.entry("SIDESTAGE_LOG", "json")));
    var expected =
        new Config(
            "::1",
            0,
            0,
            database,
            20,
            Path.of("/var/lib/sidestage"),
            schedule.toUri(),
            Duration.ZERO,
            true,
            true,
            Duration.ofMillis(100),
            TOKEN,
            URI.create("https://talks.example.org:8443"),
            List.of(Network.of("10.0.0.0/8"), Network.of("::1")),
            new Rehearsal(Instant.parse("2026-12-01T07:50:00Z"), 60),
            Duration.ZERO,
            3,
            100,
            5_000,
            Duration.ofDays(2),
            Duration.ofMillis(100),
            new Rules(60, 0, Rules.Names.REQUIRED, 0),
            Duration.ZERO,
            0,
            new SmtpServer("mail.example.org", 2525, false, "me", "p+@ss"),
            "posters@example.org",
            Config.LogFormat.JSON);
    assertEquals(expected, config);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "HOST|two words",
        "PORT|eighty",
        "PORT|65536",
        "PORT|-1",
        "MANAGEMENT_PORT|8081/tcp",
        "MANAGEMENT_PORT|8080",
        "DATABASE_POOL|0",
        "MAIL_FROM|posters",
        "MAIL_FROM|posters@example.org",
        "DATABASE_POOL|101",
        "DATA|a\0b",
        "SCHEDULE|no/such/file.xml",
        "SCHEDULE|.",
        "SCHEDULE|https://",
        "SCHEDULE|https:///schedule.xml",
        "SCHEDULE_REFRESH|1441",
        "SCHEDULE_REFRESH|5m",
        "SCHEDULE_PRIVATE|true",
        "WEBHOOKS_PRIVATE|true",
        "WEBHOOKS_RETRY|5",
        "PUBLIC_URL|talks.example.org",
        "PUBLIC_URL|ftp://talks.example.org",
        "PUBLIC_URL|https://talks.example.org/2026",
        "PUBLIC_URL|https://talks.example.org?year=2026",
        "PUBLIC_URL|https://talks.example.org#today",
        "PUBLIC_URL|https://me@talks.example.org",
        "TRUSTED_PROXIES|10.0.0.0/33",
        "TRUSTED_PROXIES|10.0.0.1,",
        "TRUSTED_PROXIES|proxy.example.org",
        "CLOCK|2026-12-01T08:50",
        "CLOCK|2026-12-01T08:50+01:00@0",
        "CLOCK|2026-12-01T08:50+01:00@fast",
        "SOON|121",
        "SOON|5 min",
        "QUESTIONS_OPEN|525601",
        "QUESTIONS_CLOSE|-1",
        "QUESTIONS_NAMES|Optional",
        "QUESTIONS_FLAGS|1001",
        "QUESTIONS_EVERY|3601",
        "ADDRESS_VIEWERS|many",
        "LOG|JSON"
      })
  @DisplayName("refuses a wrong value, and says what would be right")
  void wrongValue(Setting setting, String value) {
    var message = failure(Map.of(setting.variable(), value));
    assertEquals(
        "%s is \"%s\", but must be %s.".formatted(setting.variable(), value, setting.right()),
        message);
  }

  @ParameterizedTest
  @CsvSource({
    "DATABASE_URL, mysql://me:s3cret@host/name",
    "DATABASE_URL, s3cret",
    "SMTP_URL, s3cret",
    "SMTP_URL, http://me:s3cret@mail.example.org",
    "SMTP_URL, smtp://s3cret@mail.example.org",
    "SMTP_URL, smtp://me:s3cret@mail.example.org/path",
    "DATABASE_URL, postgresql:s3cret",
    "DATABASE_URL, postgresql://me:s3cret@/name",
    "DATABASE_URL, postgresql://me:s3cret %@host/name",
    "ORGANISER_TOKEN, s3cret",
    "ORGANISER_TOKEN, s3cret-but-with-a-dot-in-it."
  })
  @DisplayName("refuses a wrong secret without showing it")
  void wrongSecret(Setting setting, String value) {
    var message = failure(Map.of(setting.variable(), value));
    assertEquals("%s must be %s.".formatted(setting.variable(), setting.right()), message);
    assertFalse(message.contains("s3cret"));
  }

  @Test
  @DisplayName("names all errors at once, a line each")
  void allErrors() {
    var message =
        failure(
            Map.of(
                "SIDESTAGE_PORT", "x",
                "SIDESTAGE_SOON", "y",
                "SIDESTAGE_ORGANISER_TOKEN", "z",
                "SIDESTAGE_PROT", "80"));
    assertEquals(4, message.lines().count());
    assertTrue(message.contains("SIDESTAGE_PORT is \"x\""));
    assertTrue(message.contains("SIDESTAGE_SOON is \"y\""));
    assertTrue(message.contains("SIDESTAGE_ORGANISER_TOKEN must be"));
    assertTrue(message.contains("SIDESTAGE_PROT is no setting. Did you mean SIDESTAGE_PORT?"));
  }

  @ParameterizedTest
  @CsvSource({
    "SIDESTAGE_PROT, SIDESTAGE_PORT",
    "SIDESTAGE_DATABASE_URI, SIDESTAGE_DATABASE_URL",
    "SIDESTAGE_ORGANIZER_TOKEN, SIDESTAGE_ORGANISER_TOKEN",
    "SIDESTAGE_MANAGMENT_PORT, SIDESTAGE_MANAGEMENT_PORT"
  })
  @DisplayName("knows what a mistyped name was meant to be")
  void typo(String typo, String meant) {
    assertEquals(
        "%s is no setting. Did you mean %s?".formatted(typo, meant), failure(Map.of(typo, "1")));
  }

  @Test
  @DisplayName("tells what Kubernetes has set from what the operator has")
  void serviceLinks() throws Exception {
    var links =
        Map.of(
            "SIDESTAGE_SERVICE_HOST", "10.96.0.12",
            "SIDESTAGE_SERVICE_PORT_HTTP", "80",
            "SIDESTAGE_PORT_80_TCP_ADDR", "10.96.0.12");
    assertEquals(Config.of(Map.of()), Config.of(links));
    assertTrue(
        failure(Map.of("SIDESTAGE_PORT", "tcp://10.96.0.12:80"))
            .contains("enableServiceLinks: false"));
  }

  @Test
  @DisplayName("shows no secret when it is printed")
  void printed() throws Exception {
    var printed =
        Config.of(
                Map.of(
                    "SIDESTAGE_DATABASE_URL",
                    "postgres://me:s3cret@host:1/name?password=s3cret",
                    "SIDESTAGE_ORGANISER_TOKEN",
                    TOKEN))
            .toString();
    assertFalse(printed.contains("s3cret"), printed);
    assertFalse(printed.contains(TOKEN), printed);
    assertTrue(printed.contains("database=host:1/name,"), printed);
    assertTrue(Config.of(Map.of()).toString().contains("database=embedded,"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"http://example.org/s.ics", "https://example.org/export?format=json"})
  @DisplayName("takes a schedule from the web")
  void scheduleUrl(String url) throws Exception {
    assertEquals(URI.create(url), Config.of(Map.of("SIDESTAGE_SCHEDULE", url)).schedule());
  }

  @Test
  @DisplayName("has a public URL, if need be of the port that it listens on")
  void publicUrl() throws Exception {
    var unset = Config.of(Map.of("SIDESTAGE_PORT", "0"));
    assertNull(unset.publicUrl());
    assertEquals(URI.create("http://localhost:4711"), unset.publicUrlOn(4711));
    var set = Config.of(Map.of("SIDESTAGE_PUBLIC_URL", "https://talks.example.org"));
    assertEquals(URI.create("https://talks.example.org"), set.publicUrlOn(4711));
  }

  @ParameterizedTest
  @EnumSource
  @DisplayName("explains every setting in its help")
  void help(Setting setting) {
    assertTrue(Config.help().contains(setting.variable() + " (default: "));
    assertTrue(Config.help().contains(setting.explanation()));
  }

  private static String failure(Map<String, String> variables) {
    var invalid = assertThrows(InvalidConfig.class, () -> Config.of(variables));
    return Objects.requireNonNull(invalid.getMessage());
  }
}
