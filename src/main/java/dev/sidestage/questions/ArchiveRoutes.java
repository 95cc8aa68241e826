package dev.sidestage.questions;

import dev.sidestage.live.Feed;
import dev.sidestage.schedule.LiveSchedule;
import dev.sidestage.schedule.Talk;
import dev.sidestage.web.Api;
import dev.sidestage.web.Assets;
import dev.sidestage.web.Problem;
import dev.sidestage.web.Query;
import io.vertx.core.Vertx;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What remains of a talk when it is over: {@code /talks/{talk}/archive}, a page without a script;
 * and a question's own link, which leads to where it is to be read.
 */
public final class ArchiveRoutes {
  private static final String POLICY =
      "default-src 'none'; style-src 'self'; img-src 'self'; base-uri 'none'; form-action 'none';"
          + " frame-ancestors 'self'";

  private static final Pattern PLACE = Pattern.compile("\\{(language|title|body)}");

  private final LiveSchedule schedule;
  private final LiveQuestions questions;
  private final Feed feed;
  private final Vertx vertx;
  private final String page;

  public ArchiveRoutes(
      LiveSchedule schedule, LiveQuestions questions, Feed feed, Vertx vertx, Assets assets) {
    this.schedule = schedule;
    this.questions = questions;
    this.feed = feed;
    this.vertx = vertx;
    this.page = assets.page("archive/index.html");
  }

  /** Adds the routes. */
  public void mount(Router router) {
    Api.reading(router, "/talks/:talk/archive").handler(this::archive);
    Api.reading(router, "/questions/:question").handler(this::lead);
  }

  private void archive(RoutingContext request) {
    Query.of(request);
    var talk = schedule.require(Api.id(request, "talk"));
    if (talk.state() != Talk.State.ENDED) {
      redirect(request, "/talks/" + talk.id());
      return;
    }
    var archive =
        Archive.in(Objects.requireNonNullElse(request.request().getHeader("Accept-Language"), ""));
    feed.read(() -> List.copyOf(questions.ofTalk(talk.id())))
        .compose(all -> vertx.executeBlocking(() -> html(archive, talk, all), false))
        .onSuccess(html -> send(request, html))
        .onFailure(request::fail);
  }

  private String html(Archive archive, Talk talk, List<Question> all) {
    var event = schedule.event().orElseThrow(() -> Problem.unavailable("There is no event yet."));
    var parts =
        Map.of(
            "language", archive.language(),
            "title", Archive.title(talk, event),
            "body", archive.body(event, talk, all));
    return PLACE
        .matcher(page)
        .replaceAll(place -> Matcher.quoteReplacement(String.valueOf(parts.get(place.group(1)))));
  }

  private static void send(RoutingContext request, String html) {
    request
        .response()
        .putHeader("Content-Type", "text/html; charset=utf-8")
        .putHeader("Cache-Control", "public, max-age=60")
        .putHeader("Vary", "Accept-Language")
        .putHeader("Content-Security-Policy", POLICY)
        .putHeader("Referrer-Policy", "strict-origin-when-cross-origin")
        .end(html);
  }

  /** To the talk, with the question in view. One that isn't public has no link that leads there. */
  private void lead(RoutingContext request) {
    Query.of(request);
    var id = Api.id(request, "question");
    var question =
        questions.question(id).filter(Question::seenByAll).orElseThrow(() -> Conflicts.unknown(id));
    redirect(request, "/talks/" + question.talk() + "#question-" + id);
  }

  private static void redirect(RoutingContext request, String location) {
    request
        .response()
        .setStatusCode(302)
        .putHeader("Location", location)
        .putHeader("Cache-Control", "no-store")
        .end();
  }
}
