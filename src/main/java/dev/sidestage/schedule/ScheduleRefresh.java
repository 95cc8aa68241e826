package dev.sidestage.schedule;

import dev.sidestage.ledger.Command;
import dev.sidestage.ledger.Ledger;
import dev.sidestage.ledger.Receipt;
import dev.sidestage.schedule.ScheduleSource.Loaded;
import dev.sidestage.schedule.ScheduleSource.Validators;
import dev.sidestage.schedule.exchange.Imported;
import dev.sidestage.schedule.exchange.UnreadableSchedule;
import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import io.vertx.sqlclient.SqlClient;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Looks at what the settings name, at the start and every now and then, and loads what has changed
 * there. Of several nodes one looks: they settle by the ledger whose turn it is. What is loaded
 * stays while the source can't be read, or has shrunk so much that it may be broken; the organiser
 * is shown why. Owns a timer; its methods may be called from any thread.
 */
public final class ScheduleRefresh extends VerticleBase {
  private static final Logger LOG = LoggerFactory.getLogger(ScheduleRefresh.class);
  private static final int LISTED = 40;

  /** Fewer talks than these may well become half as many by themselves. */
  private static final int MANY = 10;

  /** Until when a node that looks has the source to itself: longer than a look may take. */
  private static final Duration LOOK = Duration.ofMinutes(1);

  private final ScheduleSource source;
  private final Duration every;
  private final Ledger ledger;
  private final SqlClient database;

  /**
   * @param every how often to look; zero: at the start alone
   */
  public ScheduleRefresh(ScheduleSource source, Duration every, Ledger ledger, SqlClient database) {
    this.source = source;
    this.every = every;
    this.ledger = ledger;
    this.database = database;
  }

  @Override
  public Future<?> start() {
    if (!every.isZero()) {
      vertx.setPeriodic(
          every.toMillis(),
          timer ->
              look(Command.SIDESTAGE, false, false)
                  .onFailure(
                      failure ->
                          LOG.warn("The schedule can't be refreshed: {}", failure.toString())));
    }
    return Future.succeededFuture();
  }

  Duration every() {
    return every;
  }

  /** The look at the start. */
  Future<SourceStore.Status> first() {
    return look(Command.SIDESTAGE, true, true);
  }

  /** An organiser's look, whosever turn it is. */
  Future<SourceStore.Status> now(UUID organiser, boolean evenIfSmaller) {
    return look(organiser, true, evenIfSmaller);
  }

  private Future<SourceStore.Status> look(UUID actor, boolean anyway, boolean evenIfSmaller) {
    var until = every.isZero() ? LOOK : every.minus(every.dividedBy(10));
    return ledger
        .submit(new SourceCommand.Claim(actor, source.shown(), until, anyway))
        .map(Receipt::answer)
        .compose(
            turn ->
                turn.known().isEmpty()
                    ? Future.succeededFuture()
                    : look(actor, turn.known().get(), evenIfSmaller))
        .compose(v -> SourceStore.status(database))
        .map(Optional::orElseThrow);
  }

  private Future<Void> look(UUID actor, Validators known, boolean evenIfSmaller) {
    return source
        .look(known)
        .compose(
            found ->
                found instanceof Loaded loaded
                    ? take(actor, known, loaded, evenIfSmaller)
                    : note(actor, known, null, false))
        .recover(
            failure ->
                failure instanceof UnreadableSchedule
                    ? note(actor, known, failure.getMessage(), false)
                    : Future.failedFuture(failure));
  }

  private Future<Void> take(UUID actor, Validators known, Loaded loaded, boolean evenIfSmaller) {
    return ScheduleStore.event(database)
        .compose(
            there -> {
              if (there.isPresent() && loaded.hash().equals(there.get().source())) {
                return note(actor, loaded.validators(), null, false);
              }
              return countTalks(there)
                  .compose(
                      talks ->
                          isShrunk(talks, loaded) && !evenIfSmaller
                              ? note(actor, known, shrunk(talks, loaded), true)
                              : load(actor, loaded));
            });
  }

  private Future<Long> countTalks(Optional<ScheduleStore.EventRow> there) {
    return there.filter(event -> !event.sample()).isEmpty()
        ? Future.succeededFuture(0L)
        : ScheduleStore.talks(database)
            .map(
                talks ->
                    talks.stream().filter(talk -> talk.state() != Talk.State.CANCELLED).count());
  }

  private static boolean isShrunk(long talks, Loaded loaded) {
    return talks >= MANY && loaded.imported().schedule().talks().size() * 2L < talks;
  }

  private String shrunk(long talks, Loaded loaded) {
    return "%s has only %d talks now, instead of %d: it may be broken, and wasn't loaded."
        .formatted(source.shown(), loaded.imported().schedule().talks().size(), talks);
  }

  private Future<Void> load(UUID actor, Loaded loaded) {
    var imported = loaded.imported();
    report(imported);
    return ledger
        .submit(
            new ScheduleCommand.Replace(
                actor,
                imported.schedule(),
                loaded.document(),
                Origin.settings(imported.report()),
                loaded.hash()))
        .compose(done -> note(actor, loaded.validators(), null, false));
  }

  private Future<Void> note(
      UUID actor, Validators validators, @Nullable String problem, boolean smaller) {
    if (problem != null) {
      LOG.warn("{}: {}", source.shown(), problem);
    }
    return ledger.submit(new SourceCommand.Note(actor, validators, problem, smaller)).mapEmpty();
  }

  private void report(Imported imported) {
    var report = imported.report();
    LOG.info(
        "{}: {} talks in {} rooms on {} days from {}, {} oddities",
        imported.schedule().event().name(),
        report.talks(),
        report.rooms(),
        report.days(),
        source.shown(),
        report.oddities().size());
    var listed = report.oddities().stream().limit(LISTED).toList();
    listed.forEach(odd -> LOG.info("  {}: {} {}", odd.where(), odd.what(), odd.done()));
    if (report.oddities().size() > LISTED) {
      LOG.info("  … and {} more: /organise lists all", report.oddities().size() - LISTED);
    }
  }
}
