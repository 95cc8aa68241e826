package dev.sidestage.web;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An expected failure (RFC 9457): a stable type, a status, and a sentence that says what to do. It
 * carries no stack trace, and is an answer rather than an error in the log. Immutable.
 */
public final class Problem extends RuntimeException {
  private static final long serialVersionUID = 1;
  private static final String RETRY_AFTER = "retryAfter";

  private final int status;
  private final String type;
  private final String title;
  private final transient Map<String, Object> members;

  private Problem(
      int status, String type, String title, String detail, Map<String, Object> members) {
    super(detail, null, false, false);
    this.status = status;
    this.type = type;
    this.title = title;
    this.members = members;
  }

  /** A problem of the given type, the last part of its URN ("stale-version"). */
  public static Problem of(int status, String type, String title, String detail) {
    return new Problem(status, type, title, detail, Map.of());
  }

  /** 400: a field, parameter or header that isn't as it should be. */
  public static Problem invalid(String field, String detail) {
    return of(400, "invalid", "Invalid request", detail).with("field", field);
  }

  /** 404. */
  public static Problem notFound(String what, String detail) {
    return of(404, "unknown-" + what, "Not found", detail);
  }

  /** 403: known, and not allowed. */
  public static Problem forbidden(String detail) {
    return of(403, "forbidden", "Not allowed", detail);
  }

  /** 401: not known. */
  public static Problem unauthenticated(String detail) {
    return of(401, "unauthenticated", "Who are you?", detail);
  }

  /** 409. */
  public static Problem conflict(String type, String detail) {
    return of(409, type, "Conflict", detail);
  }

  /**
   * 429, with a {@code Retry-After}.
   *
   * @param retryAfter in seconds
   */
  public static Problem tooMany(String detail, long retryAfter) {
    return of(
            429,
            "too-many",
            "Too often",
            detail + " Try again in " + (retryAfter == 1 ? "a second." : retryAfter + " seconds."))
        .with(RETRY_AFTER, retryAfter);
  }

  /** In how many seconds to try again, with 429 and 503. */
  public long retryAfter() {
    return members.get(RETRY_AFTER) instanceof Long seconds ? seconds : 1;
  }

  /** 503, with a {@code Retry-After} of one second. */
  public static Problem unavailable(String detail) {
    return of(503, "unavailable", "Not possible right now", detail);
  }

  /** 503: a read that has to ask the database, which isn't there. */
  public static Problem away() {
    return unavailable("The database can't be reached just now. Try again.");
  }

  /** The same with one more member. */
  public Problem with(String member, @Nullable Object value) {
    if (value == null) {
      return this;
    }
    var more = new LinkedHashMap<>(members);
    more.put(member, value);
    return new Problem(status, type, title, detail(), more);
  }

  public int status() {
    return status;
  }

  public String type() {
    return type;
  }

  public String detail() {
    return String.valueOf(getMessage());
  }

  /** The body of {@code application/problem+json}. */
  public Map<String, Object> body() {
    var body = new LinkedHashMap<String, Object>();
    body.put("type", "urn:sidestage:problem:" + type);
    body.put("title", title);
    body.put("status", status);
    body.put("detail", detail());
    body.putAll(members);
    return body;
  }
}
