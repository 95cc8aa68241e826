package dev.sidestage;

import java.util.Comparator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** All settings: one table that the parser, {@code --help} and the documentation read. */
enum Setting {
  HOST("0.0.0.0", "the name or an address of this machine", "Where it listens, on both ports."),
  PORT("8080", "a whole number from 0 to 65535", "The port of the pages and of the API; 0: any."),
  MANAGEMENT_PORT(
      "8081",
      "a whole number from 0 to 65535, and another one than SIDESTAGE_PORT",
      "The port of the probes and the metrics; 0: any free one."),
  DATABASE_URL(
      null,
      "a URI such as postgresql://user:password@host:5432/name?sslmode=require, with what is"
          + " special in the password percent-encoded",
      "The PostgreSQL to use. Unset: the one that comes along, with its files in SIDESTAGE_DATA."),
  DATABASE_POOL(
      "8", "a whole number from 1 to 100", "How many connections to the database are kept."),
  DATA("data", "the path of a directory", "Where the PostgreSQL that comes along keeps its files."),
  SCHEDULE(
      null,
      "the path of a file that can be read, or an http or https URL",
      "The schedule to load: frab XML, frab JSON, iCalendar, or Sidestage's own JSON."),
  SCHEDULE_REFRESH(
      "5",
      "a whole number of minutes from 0 to 1440",
      "How often SIDESTAGE_SCHEDULE is looked at again; 0: at the start alone."),
  SCHEDULE_PRIVATE(
      "no",
      "yes or no",
      "Whether SIDESTAGE_SCHEDULE may be on this machine or in a private network."),
  WEBHOOKS_PRIVATE(
      "no", "yes or no", "Whether webhooks may be on this machine or in a private network."),
  WEBHOOKS_RETRY(
      "5000",
      "a whole number of milliseconds from 10 to 600000",
      "How long a webhook's second attempt waits; each further one waits twice as long."),
  ORGANISER_TOKEN(
      null,
      "at least 20 letters, digits, '-' or '_' of ASCII",
      "The organiser's token. Unset: one is made at the first start and printed once."),
  PUBLIC_URL(
      null,
      "an http or https URL with nothing behind its host and port",
      "How the audience reaches it. Unset: http://localhost and the port."),
  TRUSTED_PROXIES(
      "",
      "addresses or ranges such as 10.0.0.0/8, with commas between them",
      "The proxies whose forwarding headers count."),
  CLOCK(
      null,
      "a time with its offset, and a speed above 0 and up to 1000 if it isn't 1, such as"
          + " 2026-12-01T08:50+01:00@60",
      "Replaces the clock, for a rehearsal."),
  SOON(
      "5",
      "a whole number of minutes from 0 to 120",
      "How many minutes before its start a talk is announced."),
  STREAMS_PER_VIEWER(
      "12",
      "a whole number from 1 to 100000",
      "How many live streams a viewer may have open on one node."),
  STREAMS_PER_ADDRESS(
      "20000",
      "a whole number from 1 to 1000000",
      "How many live streams an address may have open on one node; a whole venue may share one."),
  KEEP_ENTRIES(
      "100000",
      "a whole number from 1000 to 100000000",
      "How many of the log's newest entries are kept, for readers that come back."),
  KEEP_DAYS(
      "30", "a whole number from 1 to 36500", "For how many days entries of the log are kept."),
  BLOCKED_AFTER(
      "2000",
      "a whole number of milliseconds from 10 to 60000",
      "How long an event loop may be busy with one thing before the log says with what."),
  QUESTIONS_OPEN(
      "10080",
      "a whole number of minutes from 0 to 525600",
      "How many minutes before its start a talk takes questions."),
  QUESTIONS_CLOSE(
      "60",
      "a whole number of minutes from 0 to 525600",
      "How many minutes after its end a talk takes questions."),
  QUESTIONS_NAMES(
      "optional", "optional, required or forbidden", "Whether questions are asked under a name."),
  QUESTIONS_FLAGS(
      "3",
      "a whole number from 0 to 1000",
      "How many viewers must find a question rude to take it back to a moderator; 0: never."),
  QUESTIONS_EVERY(
      "30",
      "a whole number of seconds from 0 to 3600",
      "How long a viewer waits between questions, after the first three; 0: no limit."),
  ADDRESS_VIEWERS(
      "60",
      "a whole number from 0 to 10000",
      "As how many busy viewers one address counts, as a venue shares one; 0: no limit."),
  SMTP_URL(
      null,
      "a URI such as smtp://user:password@mail.example.org:587 or smtps://…:465, with what is"
          + " special in the password percent-encoded",
      "The mail server for letters to authors and guests. Unset: an organiser passes links on."),
  MAIL_FROM(
      null,
      "an address such as posters@example.org, and set together with SIDESTAGE_SMTP_URL",
      "Whom those letters are from; what bounces later comes back there."),
  LOG(
      "auto",
      "auto, text or json",
      "How the log is written; auto: text on a terminal, JSON elsewhere.");

  static final String PREFIX = "SIDESTAGE_";

  private final @Nullable String fallback;
  private final String right;
  private final String explanation;

  /**
   * @param fallback its default, as one would set it
   * @param right what a value must be, as the end of a sentence
   */
  Setting(@Nullable String fallback, String right, String explanation) {
    this.fallback = fallback;
    this.right = right;
    this.explanation = explanation;
  }

  /** The environment variable. */
  String variable() {
    return PREFIX + name();
  }

  /** Its default; null where being unset has a meaning of its own. */
  @Nullable String fallback() {
    return fallback;
  }

  /** What a value must be. */
  String right() {
    return right;
  }

  String explanation() {
    return explanation;
  }

  /** Whether its value is never shown. */
  boolean isSecret() {
    return this == DATABASE_URL || this == ORGANISER_TOKEN || this == SMTP_URL;
  }

  /** What {@code --help} says about all of them. */
  static String help() {
    return Stream.of(values()).map(Setting::entry).collect(Collectors.joining("\n"));
  }

  private String entry() {
    var shown = fallback == null || fallback.isEmpty() ? "unset" : fallback;
    return "  %s (default: %s)%n      %s%n      It must be %s.%n"
        .formatted(variable(), shown, explanation, right);
  }

  /** The setting whose name is the most like this one. */
  static Setting nearest(String variable) {
    return Stream.of(values())
        .min(Comparator.comparingInt(setting -> distance(setting.variable(), variable)))
        .orElseThrow();
  }

  /** How many letters one has to insert, remove or replace (Levenshtein). */
  private static int distance(String a, String b) {
    var row = new int[b.length() + 1];
    for (var j = 0; j <= b.length(); j++) {
      row[j] = j;
    }
    for (var i = 1; i <= a.length(); i++) {
      var diagonal = row[0];
      row[0] = i;
      for (var j = 1; j <= b.length(); j++) {
        var replaced = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
        diagonal = row[j];
        row[j] = Math.min(replaced, 1 + Math.min(row[j], row[j - 1]));
      }
    }
    return row[b.length()];
  }
}
