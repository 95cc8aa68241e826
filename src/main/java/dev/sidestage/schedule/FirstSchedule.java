package dev.sidestage.schedule;

import dev.sidestage.ledger.Command;
import dev.sidestage.ledger.Ledger;
import dev.sidestage.schedule.exchange.SidestageDocument;
import dev.sidestage.schedule.exchange.UnreadableSchedule;
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

  private FirstSchedule() {}

  /**
   * Loads it where there is something to load. Where the operator's can't be read, what is there
   * will do; where nothing is there, fails with an {@link UnreadableSchedule}.
   *
   * @param refresh of what the settings name; null where they name nothing
   * @param now the event's time: the sample is laid around it
   */
  public static Future<Void> load(
      Ledger ledger, SqlClient database, @Nullable ScheduleRefresh refresh, Instant now) {
    return ScheduleStore.event(database)
        .compose(
            there -> {
              if (refresh != null) {
                return refresh.first().compose(status -> settle(status, there));
              }
              return there.isPresent() ? Future.succeededFuture() : sample(ledger, now);
            });
  }

  private static Future<Void> settle(
      SourceStore.Status status, Optional<ScheduleStore.EventRow> there) {
    if (status.problem() == null) {
      return Future.succeededFuture();
    }
    if (there.filter(event -> !event.sample()).isEmpty()) {
      return Future.failedFuture(new UnreadableSchedule("SIDESTAGE_SCHEDULE: " + status.problem()));
    }
    LOG.warn("The schedule stays as it was loaded last. {}", status.problem());
    return Future.succeededFuture();
  }

  private static Future<Void> sample(Ledger ledger, Instant now) {
    var sample = SampleEvent.laidAround(now, ZoneId.systemDefault());
    return ledger
        .submit(
            new ScheduleCommand.Replace(
                Command.SIDESTAGE, sample, SidestageDocument.text(sample), Origin.sample(), null))
        .mapEmpty();
  }
}
