package dev.sidestage.questions;

import dev.sidestage.schedule.Event;
import dev.sidestage.schedule.Talk;
import dev.sidestage.web.Markdown;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * What remains of a talk's questions for everybody, as HTML: the answered ones with their answers,
 * then the others, the most wanted first. Without a script, so that it can be read and kept for
 * long.
 */
final class Archive {
  private static final Comparator<Question> MOST_WANTED =
      Comparator.comparingInt(Question::votes)
          .reversed()
          .thenComparing(Question::askedAt)
          .thenComparing(Question::id);

  private final Words words;

  /** What stands beside what people wrote. */
  private record Words(
      Locale locale,
      String answered,
      String open,
      String none,
      String anonymous,
      String vote,
      String votes,
      String written,
      String schedule,
      Map<Source, String> sources) {}

  private static final Words ENGLISH =
      new Words(
          Locale.UK,
          "Answered questions",
          "Not answered",
          "No question was asked that all may read.",
          "Anonymous",
          "vote",
          "votes",
          "Answer in writing",
          "Schedule",
          Map.of(Source.CHAT, "from the chat", Source.ROOM, "from the room"));

  private static final Words GERMAN =
      new Words(
          Locale.GERMANY,
          "Beantwortete Fragen",
          "Nicht beantwortet",
          "Es gibt keine Frage, die alle lesen dürfen.",
          "Anonym",
          "Stimme",
          "Stimmen",
          "Schriftliche Antwort",
          "Programm",
          Map.of(Source.CHAT, "aus dem Chat", Source.ROOM, "aus dem Saal"));

  private Archive(Words words) {
    this.words = words;
  }

  /** In the language that the browser prefers, of those that the pages speak. */
  static Archive in(String acceptLanguage) {
    var best =
        Locale.lookupTag(ranges(acceptLanguage), List.of(Locale.ENGLISH.getLanguage(), "de"));
    return new Archive("de".equals(best) ? GERMAN : ENGLISH);
  }

  private static List<Locale.LanguageRange> ranges(String acceptLanguage) {
    try {
      return Locale.LanguageRange.parse(acceptLanguage.isEmpty() ? "en" : acceptLanguage);
    } catch (IllegalArgumentException e) {
      return Locale.LanguageRange.parse("en");
    }
  }

  String language() {
    return words.locale().getLanguage();
  }

  static String title(Talk talk, Event event) {
    return escaped(talk.content().title() + " · " + event.name());
  }

  /** The page's body. */
  String body(Event event, Talk talk, Collection<Question> questions) {
    var seen = questions.stream().filter(Question::seenByAll).sorted(MOST_WANTED).toList();
    var answered = seen.stream().filter(q -> q.state() == State.ANSWERED).toList();
    var open = seen.stream().filter(q -> q.state() != State.ANSWERED).toList();
    var out = new StringBuilder("<main>\n");
    head(event, talk, out);
    section(words.answered(), answered, out);
    section(words.open(), open, out);
    if (seen.isEmpty()) {
      out.append("<p class=\"empty\">").append(words.none()).append("</p>\n");
    }
    return out.append("</main>").toString();
  }

  private void head(Event event, Talk talk, StringBuilder out) {
    var when =
        DateTimeFormatter.ofLocalizedDateTime(FormatStyle.FULL, FormatStyle.SHORT)
            .withLocale(words.locale())
            .format(talk.slot().startsAt().atZoneSameInstant(event.zone()));
    var speakers =
        String.join(", ", talk.content().speakers().stream().map(Talk.Speaker::name).toList());
    out.append("<nav><a href=\"/talks/")
        .append(talk.id())
        .append("\">")
        .append(escaped(event.name()))
        .append(": ")
        .append(words.schedule())
        .append("</a></nav>\n<header class=\"talk\"><h1 dir=\"auto\">")
        .append(escaped(talk.content().title()))
        .append("</h1>\n<p dir=\"auto\">")
        .append(escaped(speakers))
        .append("</p>\n<p class=\"muted\">")
        .append(escaped(when))
        .append("</p></header>\n");
  }

  private void section(String heading, List<Question> questions, StringBuilder out) {
    if (!questions.isEmpty()) {
      out.append("<section><h2>").append(heading).append("</h2>\n");
      questions.forEach(question -> question(question, out));
      out.append("</section>\n");
    }
  }

  private void question(Question question, StringBuilder out) {
    var name = question.words().name();
    var source = question.words().source();
    out.append("<article class=\"question\" id=\"question-")
        .append(question.id())
        .append("\">\n<h3 dir=\"auto\">")
        .append(escaped(question.words().text()))
        .append("</h3>\n<p class=\"facts muted\"><span dir=\"auto\">")
        .append(name == null ? words.anonymous() : escaped(name))
        .append("</span> ");
    if (source != null) {
      out.append("<span>").append(words.sources().get(source)).append("</span> ");
    }
    out.append("<span>")
        .append(question.votes())
        .append(' ')
        .append(question.votes() == 1 ? words.vote() : words.votes())
        .append("</span></p>\n");
    answer(question, out);
    out.append("</article>\n");
  }

  private void answer(Question question, StringBuilder out) {
    var answer = question.standing().answer();
    if (question.state() == State.ANSWERED && answer != null) {
      out.append("<div class=\"answer\" dir=\"auto\"><p class=\"label\">")
          .append(words.written())
          .append("</p>")
          .append(Markdown.html(answer))
          .append("</div>\n");
    }
  }

  static String escaped(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;")
        .replace("'", "&#39;");
  }
}
