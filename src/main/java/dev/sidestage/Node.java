package dev.sidestage;

import dev.sidestage.access.Access;
import dev.sidestage.access.AccessRoutes;
import dev.sidestage.access.Addresses;
import dev.sidestage.access.AuditRoutes;
import dev.sidestage.access.GrantHandler;
import dev.sidestage.access.LiveGrants;
import dev.sidestage.access.Organiser;
import dev.sidestage.access.Rates;
import dev.sidestage.access.SameOrigin;
import dev.sidestage.access.SecretStore;
import dev.sidestage.access.Token;
import dev.sidestage.access.ViewerTokens;
import dev.sidestage.database.Database;
import dev.sidestage.database.EventClock;
import dev.sidestage.database.Rehearsals;
import dev.sidestage.day.AnnouncementHandler;
import dev.sidestage.day.AnnouncementRoutes;
import dev.sidestage.day.ClockHandler;
import dev.sidestage.day.ClockRoutes;
import dev.sidestage.day.DeskHandler;
import dev.sidestage.day.DeskRoutes;
import dev.sidestage.day.LiveAnnouncements;
import dev.sidestage.day.LiveClock;
import dev.sidestage.day.LiveNotices;
import dev.sidestage.day.TalkClock;
import dev.sidestage.day.TickHandler;
import dev.sidestage.invitations.InvitationHandler;
import dev.sidestage.invitations.InvitationRoutes;
import dev.sidestage.invitations.LineWatch;
import dev.sidestage.invitations.PeopleRoutes;
import dev.sidestage.ledger.Ledger;
import dev.sidestage.ledger.LogStore;
import dev.sidestage.ledger.LogTrim;
import dev.sidestage.live.Audience;
import dev.sidestage.live.AudienceCount;
import dev.sidestage.live.Feed;
import dev.sidestage.live.Hub;
import dev.sidestage.live.LiveRoutes;
import dev.sidestage.live.Seats;
import dev.sidestage.live.Snapshots;
import dev.sidestage.live.Whispers;
import dev.sidestage.live.Writes;
import dev.sidestage.mail.MailHandler;
import dev.sidestage.mail.MailRoutes;
import dev.sidestage.mail.Postman;
import dev.sidestage.posters.CallHandler;
import dev.sidestage.posters.CallRoutes;
import dev.sidestage.posters.LiveCall;
import dev.sidestage.posters.PrivateLinks;
import dev.sidestage.posters.SubmissionHandler;
import dev.sidestage.posters.SubmissionRoutes;
import dev.sidestage.posters.UploadRoutes;
import dev.sidestage.posters.exchange.ExchangeRoutes;
import dev.sidestage.posters.exchange.ImportHandler;
import dev.sidestage.posters.files.FileRoutes;
import dev.sidestage.posters.review.ReviewHandler;
import dev.sidestage.posters.review.ReviewRoutes;
import dev.sidestage.questions.AnswerRoutes;
import dev.sidestage.questions.ArchiveRoutes;
import dev.sidestage.questions.AskHandler;
import dev.sidestage.questions.AuthorHandler;
import dev.sidestage.questions.CloseHandler;
import dev.sidestage.questions.FlagHandler;
import dev.sidestage.questions.HandlingRoutes;
import dev.sidestage.questions.LiveDesk;
import dev.sidestage.questions.LiveQuestions;
import dev.sidestage.questions.LiveRules;
import dev.sidestage.questions.ModerationHandler;
import dev.sidestage.questions.QuestionExportRoutes;
import dev.sidestage.questions.QuestionRoutes;
import dev.sidestage.questions.RulesHandler;
import dev.sidestage.questions.RulesRoutes;
import dev.sidestage.questions.SharingHandler;
import dev.sidestage.questions.SharingRoutes;
import dev.sidestage.questions.ViewerRoutes;
import dev.sidestage.questions.VoteHandler;
import dev.sidestage.questions.WindowClock;
import dev.sidestage.schedule.EventHandler;
import dev.sidestage.schedule.ExportRoutes;
import dev.sidestage.schedule.FirstSchedule;
import dev.sidestage.schedule.LiveSchedule;
import dev.sidestage.schedule.PageHeads;
import dev.sidestage.schedule.RecordingHandler;
import dev.sidestage.schedule.RecordingRoutes;
import dev.sidestage.schedule.RoomHandler;
import dev.sidestage.schedule.RoomRoutes;
import dev.sidestage.schedule.ScheduleHandler;
import dev.sidestage.schedule.ScheduleRefresh;
import dev.sidestage.schedule.ScheduleRoutes;
import dev.sidestage.schedule.ScheduleSource;
import dev.sidestage.schedule.SourceHandler;
import dev.sidestage.schedule.VersionRoutes;
import dev.sidestage.stars.StarHandler;
import dev.sidestage.stars.StarRoutes;
import dev.sidestage.web.Assets;
import dev.sidestage.web.Contract;
import dev.sidestage.web.HttpVerticle;
import dev.sidestage.web.ManagementVerticle;
import dev.sidestage.web.Pages;
import dev.sidestage.web.RequestLog;
import dev.sidestage.web.Shortcuts;
import dev.sidestage.webhooks.Courier;
import dev.sidestage.webhooks.WebhookHandler;
import dev.sidestage.webhooks.WebhookRoutes;
import io.vertx.core.DeploymentOptions;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.ext.web.Route;
import io.vertx.ext.web.Router;
import io.vertx.sqlclient.Pool;
import java.net.InetAddress;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * One node: all of the wiring. Started once; its database is up and migrated.
 *
 * <p>The order matters: the ledger writes what the first start needs, the feed loads the read
 * model, and only then do the clock and the servers begin.
 */
final class Node {
  private static final int FIRST_CONTACTS = 5;

  private final Vertx vertx;
  private final Config config;
  private final Metrics metrics;
  private final Pool readers;
  private final Ledger ledger;
  private final Feed feed;
  private final EventClock clock;
  private final LiveGrants grants = new LiveGrants();
  private final LiveSchedule schedule = new LiveSchedule();
  private final LiveNotices notices = new LiveNotices(schedule);
  private final LiveAnnouncements announcements = new LiveAnnouncements(schedule);
  private final Audience audience = new Audience(schedule::topic);
  private final LiveRules rules;
  private final LiveQuestions questions;
  private final LiveDesk desk = new LiveDesk();
  private final LiveCall call = new LiveCall();
  private final Writes writes;
  private final Snapshots snapshots;
  private final Seats seats;
  private final @Nullable ScheduleRefresh refresh;
  private final Rates.Limit newcomers;
  private final Rates.Limit asking;
  private final Rates.Limit voting;
  private volatile boolean conducts;
  private volatile int port;
  private volatile int managementPort;
  private volatile List<Route> routes = List.of();

  /** What was started, and where. */
  record Servers(int port, int managementPort, URI publicUrl, Optional<String> organiserToken) {}

  Node(Vertx vertx, Config config, Database database, Metrics metrics) {
    this.vertx = vertx;
    this.config = config;
    this.metrics = metrics;
    this.readers = database.pool(vertx, "readers", config.databasePool());
    this.clock = new EventClock();
    this.rules = new LiveRules(schedule, config.questions());
    this.questions = new LiveQuestions(schedule, rules);
    var rates =
        new Rates(new Addresses(this::isProxy)::of, config.addressViewers(), System::nanoTime);
    this.newcomers = rates.limit("come anew", Duration.ofSeconds(10), 10);
    this.asking = rates.limit("ask", config.questionsEvery(), 3);
    this.voting = rates.limit("vote", Duration.ofMillis(200), 100);
    this.ledger =
        new Ledger(
            database.pool(vertx, "ledger", 1),
            List.of(
                new GrantHandler(),
                new ScheduleHandler(),
                new SourceHandler(),
                new RecordingHandler(),
                new StarHandler(),
                new RoomHandler(),
                new EventHandler(),
                new CallHandler(),
                new SubmissionHandler(),
                new ReviewHandler(this::publicUrl),
                new ImportHandler(),
                new InvitationHandler(this::publicUrl),
                new MailHandler(),
                new TickHandler(),
                new RulesHandler(schedule),
                new CloseHandler(schedule, config.questions()),
                new DeskHandler(schedule),
                new ClockHandler(schedule),
                new AnnouncementHandler(),
                new WebhookHandler(),
                new ModerationHandler(schedule),
                new AuthorHandler(schedule),
                new AskHandler(schedule, config.questions(), desk),
                new SharingHandler(schedule),
                new VoteHandler(schedule),
                new FlagHandler(schedule, rules)),
            clock);
    this.feed =
        new Feed(
            readers,
            database.options(),
            List.of(
                grants,
                schedule,
                notices,
                announcements,
                rules,
                questions,
                desk,
                audience,
                call,
                new LiveClock(clock)),
            clock);
    this.ledger.onCommit(feed::ring);
    this.writes = new Writes(ledger, feed);
    this.snapshots = new Snapshots(feed, vertx);
    this.seats = new Seats(config.streamsPerViewer(), config.streamsPerAddress());
    this.refresh = refresh();
  }

  private @Nullable ScheduleRefresh refresh() {
    var named = config.schedule();
    return named == null
        ? null
        : new ScheduleRefresh(
            new ScheduleSource(vertx, named, config.schedulePrivate()),
            config.scheduleRefresh(),
            ledger,
            readers);
  }

  /** Brings it up. */
  Future<Servers> start() {
    return patiently(() -> Database.assertDurable(readers), FIRST_CONTACTS)
        .compose(v -> LogStore.settleEpoch(readers))
        .compose(v -> clock.synchronise(readers))
        .compose(v -> rehearse(false))
        .compose(v -> vertx.deployVerticle(ledger))
        .compose(
            id ->
                patiently(
                    () -> FirstSchedule.load(ledger, readers, refresh, clock.now()),
                    FIRST_CONTACTS))
        .compose(v -> SecretStore.obtain(readers, "viewers", Token.random()))
        .compose(
            key ->
                SecretStore.obtain(readers, "private links", Token.random())
                    .compose(
                        links ->
                            serve(new ViewerTokens(key), new PrivateLinks(links, this::publicUrl))))
        .compose(v -> Organiser.ensure(writes, readers, config.organiserToken()))
        .map(token -> new Servers(port, managementPort, publicUrl(), token));
  }

  /**
   * The migrations have just been there: a connection that takes too long now says that the machine
   * is busy starting, and no more.
   */
  private static <T> Future<T> patiently(Supplier<Future<T>> contact, int attempts) {
    return contact
        .get()
        .recover(
            failure ->
                attempts > 1 && !(failure instanceof IllegalStateException)
                    ? patiently(contact, attempts - 1)
                    : Future.failedFuture(failure));
  }

  /**
   * Before the first write, which must know the time; and again when the clock begins to run,
   * unless another node rehearses already.
   */
  private Future<Void> rehearse(boolean anew) {
    var setting = config.clock();
    if (setting == null) {
      return Future.succeededFuture();
    }
    return Rehearsals.begin(
            readers, setting.toString(), setting.start(), setting.speed(), anew && conducts)
        .compose(
            begun -> {
              conducts = begun.isPresent();
              return begun.isPresent()
                  ? Future.succeededFuture(begun)
                  : Rehearsals.current(readers);
            })
        .map(
            made -> {
              made.ifPresent(clock::rehearse);
              return null;
            });
  }

  private Future<Void> serve(ViewerTokens viewers, PrivateLinks links) {
    var access = new Access(viewers, grants);
    var assets = new Assets();
    var options = HttpVerticle.options(config.host(), config.port());
    var management =
        new ManagementVerticle(
            config.host(), config.managementPort(), feed::isFollowing, metrics::scrape);
    metrics.watch(feed, ledger);
    return vertx
        .deployVerticle(feed)
        .compose(id -> rehearse(true))
        .compose(
            v ->
                vertx.deployVerticle(
                    new TalkClock(notices, feed, writes, clock, readers, config.soon())))
        .compose(
            id ->
                vertx.deployVerticle(
                    new Courier(
                        readers,
                        config.webhooksPrivate(),
                        config.webhooksRetry(),
                        this::publicUrl)))
        .compose(
            id ->
                vertx.deployVerticle(
                    new LogTrim(readers, clock, config.keepEntries(), config.keep())))
        .compose(id -> refresh == null ? Future.succeededFuture(id) : vertx.deployVerticle(refresh))
        .compose(id -> vertx.deployVerticle(new AudienceCount(feed, audience, readers)))
        .compose(id -> vertx.deployVerticle(new WindowClock(questions, feed, writes, clock)))
        .compose(id -> deployPostman())
        .compose(id -> vertx.deployVerticle(new LineWatch(writes, readers)))
        .compose(id -> vertx.deployVerticle(management))
        .compose(
            id ->
                vertx.deployVerticle(
                    () ->
                        new HttpVerticle(
                            options,
                            (router, shortcuts, loop) ->
                                mount(router, shortcuts, loop, access, viewers, links, assets),
                            listening -> port = listening),
                    new DeploymentOptions().setInstances(loops())))
        .map(
            id -> {
              managementPort = management.port();
              return null;
            });
  }

  private Future<?> deployPostman() {
    var smtp = config.smtp();
    var from = config.mailFrom();
    return smtp == null || from == null
        ? Future.succeededFuture()
        : vertx.deployVerticle(new Postman(smtp, from, writes, readers));
  }

  private Runnable mount(
      Router router,
      Shortcuts shortcuts,
      Vertx loop,
      Access access,
      ViewerTokens viewers,
      PrivateLinks links,
      Assets assets) {
    var hub = Hub.attach(feed, loop);
    var addresses = new Addresses(this::isProxy);
    var accessRoutes =
        new AccessRoutes(
            access,
            grants,
            viewers,
            writes,
            this::publicUrl,
            id -> schedule.room(id).isPresent(),
            id -> schedule.talk(id).isPresent(),
            newcomers);
    router.route().handler(new RequestLog(addresses::of));
    router.route().handler(new SameOrigin(this::publicUrl));
    accessRoutes.mount(router);
    new AuditRoutes(access, grants, readers).mount(router);
    new ScheduleRoutes(schedule, snapshots, feed, writes, access, clock, vertx)
        .mount(router, shortcuts);
    new VersionRoutes(schedule, feed, writes, access, readers, refresh).mount(router);
    new ExportRoutes(schedule, snapshots, this::publicUrl).mount(router);
    new RecordingRoutes(schedule, writes, access).mount(router);
    new StarRoutes(schedule, feed, writes, access, readers, vertx, this::publicUrl).mount(router);
    new RoomRoutes(schedule, writes, access, clock, this::publicUrl).mount(router);
    mountQuestions(router, access);
    new AnnouncementRoutes(announcements, schedule, snapshots, writes, access, clock).mount(router);
    new WebhookRoutes(writes, access, readers).mount(router);
    new ClockRoutes(clock, writes, access).mount(router);
    new DeskRoutes(schedule, feed, writes, access, clock).mount(router);
    new LiveRoutes(hub, access, seats, addresses::of).mount(router);
    new ArchiveRoutes(schedule, questions, feed, vertx, assets).mount(router);
    new CallRoutes(call, snapshots, writes, access, readers, clock, this::publicUrl).mount(router);
    new SubmissionRoutes(writes, access, readers, clock, links).mount(router);
    new UploadRoutes(call, writes, access, readers, clock).mount(router);
    new FileRoutes(readers).mount(router);
    new ReviewRoutes(call, writes, access, readers).mount(router);
    new ExchangeRoutes(access, writes, readers, vertx).mount(router);
    new InvitationRoutes(writes, access, readers, clock).mount(router);
    new PeopleRoutes(writes, access, readers).mount(router);
    new MailRoutes(access, writes, readers, config.smtp() != null).mount(router);
    new Contract(assets).mount(router);
    new Pages(assets, accessRoutes::welcome, new PageHeads(schedule, this::publicUrl))
        .mount(router);
    assets.mount(router);
    routes = router.getRoutes();
    return hub::close;
  }

  /** All of a node's loops count together how often somebody asks. */
  private void mountQuestions(Router router, Access access) {
    new QuestionRoutes(schedule, questions, rules, snapshots, writes, access, asking, readers)
        .mount(router);
    new ViewerRoutes(schedule, questions, rules, writes, access, voting, readers, feed, vertx)
        .mount(router);
    new RulesRoutes(schedule, rules, writes, access).mount(router);
    new SharingRoutes(schedule, questions, desk, snapshots, writes, access, new Whispers(readers))
        .mount(router);
    new HandlingRoutes(schedule, questions, desk, writes, access).mount(router);
    new AnswerRoutes(schedule, questions, writes, access).mount(router);
    new QuestionExportRoutes(schedule, questions, access, feed, vertx).mount(router);
  }

  private boolean isProxy(InetAddress address) {
    return config.trustedProxies().stream().anyMatch(network -> network.contains(address));
  }

  /** All that is served on the public port: what the contract is compared with. */
  List<Route> routes() {
    return routes;
  }

  private URI publicUrl() {
    return config.publicUrlOn(port);
  }

  private static int loops() {
    return Math.max(1, Runtime.getRuntime().availableProcessors());
  }
}
