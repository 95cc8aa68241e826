package dev.sidestage.ledger;

import dev.sidestage.database.BadLine;
import dev.sidestage.database.Database;
import dev.sidestage.database.EventClock;
import dev.sidestage.database.Migrations;
import dev.sidestage.database.TestDatabase;
import dev.sidestage.web.Problem;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** A ledger of notes on an empty log, whose database is reached over a line that may be bad. */
final class LedgerOfNotes implements AutoCloseable {
  private static final long PATIENCE_SECONDS = 30;

  private static final String EMPTY =
      """
      TRUNCATE note, log, idempotency, ledger_batch;
      UPDATE log_head SET sequence = 0;
      ALTER SEQUENCE struck RESTART
      """;

  private final Vertx vertx = Vertx.vertx();
  private final String database = Shared.DATABASE;
  private final BadLine line;
  private final Ledger ledger;
  private final String deployment;

  private LedgerOfNotes(Backlog.Bounds bounds) throws Exception {
    execute(EMPTY);
    line = BadLine.to(database);
    var pool = new Database(line.uri()).pool(vertx, "ledger", 1);
    ledger = new Ledger(pool, List.of(new Notes()), new EventClock(), bounds);
    deployment = get(vertx.deployVerticle(ledger));
  }

  static LedgerOfNotes open() throws Exception {
    return new LedgerOfNotes(Backlog.Bounds.DEFAULT);
  }

  static LedgerOfNotes open(Backlog.Bounds bounds) throws Exception {
    return new LedgerOfNotes(bounds);
  }

  BadLine line() {
    return line;
  }

  Future<Receipt<Notes.Written>> submit(Notes.Write note) {
    return ledger.submit(note);
  }

  /**
   * Submits all of them so that they are in one batch (where it may be so large): while a
   * transaction of somebody else's holds the log's lock, and one of ours waits for it.
   */
  List<Future<Receipt<Notes.Written>>> together(List<Notes.Write> notes) throws Exception {
    var submitted = new ArrayList<Future<Receipt<Notes.Written>>>();
    whileLocked(
        () -> {
          submitted.add(submit(Notes.Write.of("first, and alone")));
          awaitWaiting();
          notes.forEach(note -> submitted.add(submit(note)));
        });
    return submitted.subList(1, submitted.size());
  }

  /** Something to do while the log is locked. */
  interface Task {
    void run() throws Exception;
  }

  void whileLocked(Task task) throws Exception {
    try (var lock = connect();
        var sql = lock.createStatement()) {
      lock.setAutoCommit(false);
      sql.execute("SELECT 1 FROM log_head FOR UPDATE");
      task.run();
      lock.rollback();
    }
  }

  /** Waits until the ledger's transaction waits for the lock. */
  void awaitWaiting() throws SQLException {
    while (number(
            "SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() AND"
                + " wait_event_type = 'Lock'")
        == 0) {
      Thread.onSpinWait();
    }
  }

  /** Undeploys it: done once what it has begun is done. */
  Future<Void> goDown() {
    return vertx.undeploy(deployment);
  }

  long number(String query) throws SQLException {
    try (var connection = connect();
        var sql = connection.createStatement();
        var rows = sql.executeQuery(query)) {
      rows.next();
      return rows.getLong(1);
    }
  }

  void execute(String statement) throws SQLException {
    try (var connection = connect();
        var sql = connection.createStatement()) {
      sql.execute(statement);
    }
  }

  private Connection connect() throws SQLException {
    return TestDatabase.connect(database);
  }

  /** Waits for it; a failure is thrown as it is. */
  static <T> T get(Future<T> future) throws Exception {
    try {
      return future
          .toCompletionStage()
          .toCompletableFuture()
          .get(PATIENCE_SECONDS, TimeUnit.SECONDS);
    } catch (ExecutionException e) {
      throw e.getCause() instanceof Exception cause ? cause : e;
    }
  }

  /**
   * The status of the problem that it fails with; 200 where it doesn't, 500 for what is no problem.
   */
  static int status(Future<?> future) throws TimeoutException {
    try {
      get(future);
      return 200;
    } catch (Problem problem) {
      return problem.status();
    } catch (TimeoutException e) {
      throw e;
    } catch (Exception e) {
      return 500;
    }
  }

  /** Made once: it takes longer than a test. */
  private static final class Shared {
    static final String DATABASE = migrated();

    private static String migrated() {
      try {
        var database = TestDatabase.create();
        Migrations.apply(new Database(database));
        try (var connection = TestDatabase.connect(database);
            var sql = connection.createStatement()) {
          sql.execute(Notes.TABLES);
        }
        return database;
      } catch (Exception e) {
        throw new AssertionError(e);
      }
    }
  }

  @Override
  public void close() {
    vertx.close().toCompletionStage().toCompletableFuture().join();
    line.close();
  }
}
