package dev.sidestage.schedule.exchange;

import java.util.List;
import java.util.regex.Pattern;
import org.commonmark.parser.Parser;
import org.commonmark.renderer.html.HtmlRenderer;
import org.jspecify.annotations.Nullable;
import org.owasp.html.HtmlPolicyBuilder;
import org.owasp.html.PolicyFactory;

/**
 * The texts of talks: Markdown or HTML comes in, HTML of a short list of elements is what is kept
 * and shown. Sanitised once, here; doing it again changes nothing. Thread-safe.
 */
public final class RichText {
  /** What only HTML has: a block's end, or a line break. Inline tags are in Markdown, too. */
  private static final Pattern BLOCK =
      Pattern.compile(
          "(?i)</(?:p|div|ul|ol|li|h[1-6]|blockquote|pre|table|section|article)\\s*>|<br\\s*/?>");

  private static final Pattern BREAK = Pattern.compile("(?i)<br\\s*/?>");
  private static final Pattern BLOCK_END =
      Pattern.compile("(?i)</(?:p|h[1-6]|blockquote|pre|ul|ol)>");
  private static final Pattern ITEM = Pattern.compile("(?i)<li[^>]*>");
  private static final Pattern TAG = Pattern.compile("<[^>]*>");
  private static final Pattern EMPTY_LINES = Pattern.compile("\\n\\s*\\n\\s*");

  private static final Parser MARKDOWN = Parser.builder().build();
  private static final HtmlRenderer HTML = HtmlRenderer.builder().build();

  private static final PolicyFactory ALLOWED =
      new HtmlPolicyBuilder()
          .allowElements("p", "br", "ul", "ol", "li", "blockquote", "pre", "code", "hr")
          .allowElements("strong", "em", "b", "i", "u", "s", "sub", "sup")
          .allowElements((name, attributes) -> "h4", "h1", "h2", "h3", "h4", "h5", "h6")
          .allowElements((name, attributes) -> "p", "div", "section", "article")
          .allowElements(RichText::link, "a")
          .allowAttributes("href")
          .onElements("a")
          .allowStandardUrlProtocols()
          .requireRelsOnLinks("noopener", "nofollow")
          .toFactory();

  private RichText() {}

  /** A link leaves the page as it is: a stream may be playing there. */
  private static String link(String name, List<String> attributes) {
    attributes.add("target");
    attributes.add("_blank");
    return name;
  }

  /** Safe HTML of a text that came from outside; null where nothing is left of it. */
  public static @Nullable String of(@Nullable String text) {
    if (text == null || text.isBlank()) {
      return null;
    }
    var html = isHtml(text) ? text : HTML.render(MARKDOWN.parse(text));
    var safe = ALLOWED.sanitize(html).strip();
    if (plain(safe).isEmpty()) {
      return null;
    }
    return isHtml(safe) ? safe : "<p>" + safe + "</p>";
  }

  private static boolean isHtml(String text) {
    return BLOCK.matcher(text).find();
  }

  /** What a calendar or a search engine shows of it: its words, its paragraphs, its lists. */
  public static String plain(String html) {
    var text = BREAK.matcher(html).replaceAll("\n");
    text = BLOCK_END.matcher(text).replaceAll("\n\n");
    text = ITEM.matcher(text).replaceAll("\n– ");
    text = TAG.matcher(text).replaceAll("");
    return EMPTY_LINES
        .matcher(org.owasp.html.Encoding.decodeHtml(text, false))
        .replaceAll("\n\n")
        .strip();
  }

  /** Its first words, in one line. */
  public static String summary(String html, int max) {
    var text = plain(html).replaceAll("\\s+", " ");
    return text.length() <= max ? text : Texts.cut(text, max - 1).strip() + "…";
  }
}
