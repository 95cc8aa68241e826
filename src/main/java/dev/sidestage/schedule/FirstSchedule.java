package dev.sidestage.schedule;

import dev.sidestage.ledger.Command;
import dev.sidestage.ledger.Ledger;
import dev.sidestage.schedule.exchange.Imported;
import io.vertx.core.Future;
import io.vertx.sqlclient.SqlClient;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What is on when Sidestage starts: the operator's schedule, if it isn't the one that was loaded
 * before (what the organiser changed since stays); else what is there; else the sample.
 */
public final class FirstSchedule {
  private static final Logger LOG = LoggerFactory.getLogger(FirstSchedule.class);
  private static final int LISTED = 40;

  private FirstSchedule() {}

  /**
   * Loads it where there is something to load.
   *
   * @param source of the settings; null where none is set
   * @param now the event's time: the sample is laid around it
   */
  public static Future<Void> load(
      Ledger ledger,
      SqlClient database,
      @Nullable ScheduleSource source,
      @Nullable Imported imported,
      Instant now) {
    return ScheduleStore.event(database)
        .compose(
            there -> {
              if (source != null && imported != null) {
                return replace(ledger, there, source, imported);
              }
              return there.isPresent() ? Future.succeededFuture() : sample(ledger, now);
            });
  }

  private static Future<Void> replace(
      Ledger ledger,
      Optional<ScheduleStore.EventRow> there,
      ScheduleSource source,
      Imported imported) {
    if (there.isPresent() && source.hash().equals(there.get().source())) {
      LOG.info("The schedule at {} is the one that is loaded", source.uri());
      return Future.succeededFuture();
    }
    report(source, imported);
    return ledger
        .submit(
            new ScheduleCommand.Replace(
                Command.SIDESTAGE, imported.schedule(), false, source.hash()))
        .mapEmpty();
  }

  private static Future<Void> sample(Ledger ledger, Instant now) {
    var sample = SampleEvent.laidAround(now, ZoneId.systemDefault());
    return ledger
        .submit(new ScheduleCommand.Replace(Command.SIDESTAGE, sample, true, null))
        .mapEmpty();
  }

  private static void report(ScheduleSource source, Imported imported) {
    var report = imported.report();
    LOG.info(
        "{}: {} talks in {} rooms on {} days from {}, {} oddities",
        imported.schedule().event().name(),
        report.talks(),
        report.rooms(),
        report.days(),
        source.uri(),
        report.oddities().size());
    report.oddities().stream()
        .limit(LISTED)
        .forEach(odd -> LOG.info("  {}: {} {}", odd.where(), odd.what(), odd.done()));
    if (report.oddities().size() > LISTED) {
      LOG.info(
          "  … and {} more: PUT /api/schedule?dryRun=true lists all",
          report.oddities().size() - LISTED);
    }
  }
}
