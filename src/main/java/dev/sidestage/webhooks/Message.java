package dev.sidestage.webhooks;

import dev.sidestage.web.Json;
import java.nio.charset.StandardCharsets;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What a delivery says: as the specification has it, as chats want it, or by a template in which
 * {@code {kind}}, {@code {text}}, {@code {title}}, {@code {room}}, {@code {startsAt}} and {@code
 * {link}} stand for what they name, escaped for JSON.
 */
final class Message {
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("EEE HH:mm", Locale.ENGLISH);
  private static final Pattern PLACE = Pattern.compile("\\{(kind|text|title|room|startsAt|link)}");

  private final Delivery delivery;
  private final Map<String, Object> data;
  private final String site;

  Message(Delivery delivery, String site) {
    this.delivery = delivery;
    this.data = Json.map(delivery.data());
    this.site = site;
  }

  /** The request's body. */
  byte[] body(Webhook.Form form, @Nullable String template) {
    return switch (form) {
      case STANDARD -> Json.bytes(standard());
      case SLACK -> Json.bytes(Map.of("text", forSlack(sentence())));
      case DISCORD -> Json.bytes(discord());
      case TEMPLATE -> filled(String.valueOf(template)).getBytes(StandardCharsets.UTF_8);
    };
  }

  private Map<String, Object> standard() {
    var body = new LinkedHashMap<String, Object>();
    body.put("type", delivery.kind());
    body.put("timestamp", delivery.at());
    body.put("data", data);
    return body;
  }

  /** Discord pings nobody: neither everyone nor those whom a title happens to name. */
  private Map<String, Object> discord() {
    return Map.of(
        "content", forDiscord(sentence()), "allowed_mentions", Map.of("parse", new String[0]));
  }

  /** What happened, for people. */
  private String sentence() {
    var what = "“" + text("title") + "”";
    var where = text("room");
    return switch (delivery.kind()) {
      case "talk.soon" -> what + " starts soon: " + time("startsAt") + ", " + where;
      case "talk.started" -> what + " has started: " + where;
      case "talk.ended" -> what + " has ended: " + where;
      case "talk.moved" -> what + " was moved: now " + time("startsAt") + ", " + where;
      case "talk.cancelled" -> what + " is cancelled";
      case "talk.changed" -> what + " was changed";
      case "schedule.replaced" -> "There is a new schedule";
      case "announcement" -> text("text");
      default -> "A test of Sidestage's webhook";
    };
  }

  private String text(String field) {
    return data.get(field) instanceof String text ? text : "";
  }

  private String time(String field) {
    var text = text(field);
    return text.isEmpty() ? "" : TIME.format(OffsetDateTime.parse(text));
  }

  private String link() {
    return data.get("talk") instanceof String talk ? site + "/talks/" + talk : site + "/";
  }

  /** Slack reads three characters as its own. */
  private static String forSlack(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
  }

  /** Discord reads Markdown. */
  private static String forDiscord(String text) {
    return text.replaceAll("([\\\\*_~`|>#\\[\\]()<@:-])", "\\\\$1");
  }

  private String filled(String template) {
    return PLACE
        .matcher(template)
        .replaceAll(found -> Matcher.quoteReplacement(inJson(value(found.group(1)))));
  }

  private String value(String name) {
    return switch (name) {
      case "kind" -> delivery.kind();
      case "text" -> sentence();
      case "link" -> link();
      default -> text(name);
    };
  }

  /** The text as it stands between the quotes of a JSON string. */
  private static String inJson(String text) {
    var quoted = Json.string(text);
    return quoted.substring(1, quoted.length() - 1);
  }
}
