package dev.sidestage.webhooks;

import static dev.sidestage.web.Api.answering;

import dev.sidestage.access.Access;
import dev.sidestage.access.Role;
import dev.sidestage.live.Writes;
import dev.sidestage.web.Answer;
import dev.sidestage.web.Api;
import dev.sidestage.web.Json;
import dev.sidestage.web.Problem;
import dev.sidestage.web.Query;
import io.vertx.core.Future;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.sqlclient.SqlClient;
import java.net.URI;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Webhooks over HTTP, for organisers. */
public final class WebhookRoutes {
  private static final int LONGEST_NAME = 100;
  private static final int LONGEST_TEMPLATE = 4000;

  private final Writes writes;
  private final Access access;
  private final SqlClient database;

  public WebhookRoutes(Writes writes, Access access, SqlClient database) {
    this.writes = writes;
    this.access = access;
    this.database = database;
  }

  /** Adds the routes. */
  public void mount(Router router) {
    Api.reading(router, "/api/webhooks").handler(answering(this::list));
    router.post("/api/webhooks").handler(Api.smallBody()).handler(answering(this::make));
    router.delete("/api/webhooks/:webhook").handler(answering(this::remove));
    router.post("/api/webhooks/:webhook/test").handler(answering(this::test));
    Api.reading(router, "/api/webhooks/:webhook/deliveries").handler(answering(this::deliveries));
    router.post("/api/webhooks/:webhook/replay").handler(answering(this::replay));
    router
        .post("/api/webhooks/:webhook/deliveries/:delivery/replay")
        .handler(answering(this::replay));
  }

  /** All webhooks; their secrets are never told again. */
  record All(List<Webhook> webhooks) {}

  /** A webhook that was made, with its secret. */
  record Made(UUID id, String secret) {}

  /** The deliveries of a webhook. */
  record Deliveries(List<Delivery> deliveries) {}

  /** The body of a new webhook. */
  record NewWebhook(
      @Nullable String name,
      @Nullable String url,
      @Nullable List<String> kinds,
      Webhook.@Nullable Form form,
      @Nullable String template) {
    NewWebhook {
      if (name == null || name.isBlank() || name.length() > LONGEST_NAME) {
        throw Problem.invalid("name", "A webhook's name has 1 to " + LONGEST_NAME + " characters.");
      }
      if (kinds == null || kinds.isEmpty() || !Webhook.KINDS.containsAll(kinds)) {
        throw Problem.invalid(
            "kinds",
            "Name one or more of "
                + String.join(", ", Webhook.KINDS.stream().sorted().toList())
                + ".");
      }
      if ((form == Webhook.Form.TEMPLATE) != (template != null)) {
        throw Problem.invalid("template", "The form 'template' has a template, and no other has.");
      }
      if (template != null && template.length() > LONGEST_TEMPLATE) {
        throw Problem.invalid(
            "template", "A template has at most " + LONGEST_TEMPLATE + " characters.");
      }
    }

    URI address() {
      try {
        var uri = URI.create(Json.required(url, "url"));
        if (uri.getHost() != null
            && uri.getUserInfo() == null
            && ("http".equals(uri.getScheme()) || "https".equals(uri.getScheme()))) {
          return uri;
        }
      } catch (IllegalArgumentException e) {
        // said below
      }
      throw Problem.invalid("url", "A webhook is at an http or https address.");
    }
  }

  private UUID organiser(RoutingContext request) {
    Query.of(request);
    return access.require(request, Role.ORGANISER, null).id();
  }

  private Future<Answer> list(RoutingContext request) {
    organiser(request);
    return WebhookStore.list(database).map(all -> Answer.ok(new All(all)));
  }

  private Future<Answer> make(RoutingContext request) {
    var organiser = organiser(request);
    var body = Api.body(request, NewWebhook.class);
    var secret = Signature.newSecret();
    var id = UUID.randomUUID();
    return writes
        .submit(
            new WebhookCommand.Make(
                organiser,
                id,
                Json.required(body.name(), "name").strip(),
                body.address(),
                Json.required(body.kinds(), "kinds").stream().distinct().toList(),
                body.form() == null ? Webhook.Form.STANDARD : body.form(),
                body.template(),
                HexFormat.of().formatHex(secret)))
        .map(
            written ->
                written.answer(
                    made ->
                        Answer.created(
                            "/api/webhooks/" + id, new Made(id, Signature.shown(secret)))));
  }

  private Future<Answer> remove(RoutingContext request) {
    var organiser = organiser(request);
    return submit(new WebhookCommand.Remove(organiser, Api.id(request, "webhook")));
  }

  private Future<Answer> test(RoutingContext request) {
    var organiser = organiser(request);
    return submit(new WebhookCommand.Test(organiser, Api.id(request, "webhook")));
  }

  private Future<Answer> replay(RoutingContext request) {
    var organiser = organiser(request);
    var one = request.pathParam("delivery") == null ? null : Api.id(request, "delivery");
    return submit(new WebhookCommand.Replay(organiser, Api.id(request, "webhook"), one));
  }

  private Future<Answer> submit(WebhookCommand command) {
    return writes.submit(command).map(written -> written.answer(done -> Answer.noContent()));
  }

  private Future<Answer> deliveries(RoutingContext request) {
    organiser(request);
    return DeliveryStore.latest(database, Api.id(request, "webhook"))
        .map(latest -> Answer.ok(new Deliveries(latest)));
  }
}
