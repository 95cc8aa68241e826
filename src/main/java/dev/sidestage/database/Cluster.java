package dev.sidestage.database;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;

/**
 * What PostgreSQL calls a cluster: the directory with all of its data.
 *
 * @param data the data directory that it is made in, as {@code postgresql}
 */
record Cluster(Path data, Programs programs) {
  /** The role that Sidestage is, and the database that it owns. */
  static final String NAME = "sidestage";

  private static final String MAJOR = Binaries.VERSION.substring(0, Binaries.VERSION.indexOf('.'));
  private static final String UNFINISHED = "postgresql.unfinished-";

  Path directory() {
    return data.resolve("postgresql");
  }

  Path passwordFile() {
    return data.resolve("postgresql.password");
  }

  /** Makes it where there is none; checks that these programs can work with one that there is. */
  void prepare() throws IOException, EmbeddedPostgresException {
    if (!Files.exists(directory())) {
      make();
    }
    checkVersion();
    if (!Files.exists(passwordFile())) {
      throw new EmbeddedPostgresException(
          "The password of the database is missing: restore the file %s from your backup."
              .formatted(passwordFile()));
    }
  }

  /**
   * Makes it beside, and renames it when it is whole. The name beside is new each time: an {@code
   * initdb} may outlive the process that started it.
   */
  private void make() throws IOException, EmbeddedPostgresException {
    Directories.deleteOlder(data, UNFINISHED, Instant.now());
    if (!Files.exists(passwordFile())) {
      Password.make(passwordFile());
    }
    programs.user().own(passwordFile());
    var unfinished = Files.createTempDirectory(data, UNFINISHED);
    programs.user().own(unfinished);
    initialise(unfinished);
    makeDatabase(unfinished);
    Files.move(unfinished, directory(), StandardCopyOption.ATOMIC_MOVE);
    Directories.sync(data);
  }

  private void initialise(Path unfinished) throws IOException, EmbeddedPostgresException {
    var outcome =
        programs.run(
            "initdb",
            "--pgdata=" + unfinished,
            "--username=postgres",
            "--pwfile=" + passwordFile(),
            "--auth=scram-sha-256",
            "--encoding=UTF8",
            "--locale=C",
            "--locale-provider=builtin",
            "--builtin-locale=C.UTF-8",
            "--data-checksums",
            "--no-instructions");
    check(outcome);
  }

  /**
   * Makes Sidestage's role and database, in PostgreSQL's single-user mode, before anybody can
   * connect; there, a line is a statement. The role is no superuser: what gets hold of its
   * connection gets at no file.
   */
  private void makeDatabase(Path unfinished) throws IOException, EmbeddedPostgresException {
    var statements =
        """
        CREATE ROLE %1$s LOGIN CREATEDB PASSWORD '%2$s'
        CREATE DATABASE %1$s OWNER %1$s
        """
            .formatted(NAME, Password.read(passwordFile()));
    check(
        programs.runWith(
            statements,
            "postgres",
            "--single",
            "-D",
            unfinished.toString(),
            "-c",
            "exit_on_error=on",
            "postgres"));
  }

  private void check(Program.Outcome outcome) throws EmbeddedPostgresException {
    if (!outcome.succeeded()) {
      throw new EmbeddedPostgresException(
          "The embedded PostgreSQL can't make its database in %s; this is what it said:%n%s"
              .formatted(data, outcome.output()));
    }
  }

  private void checkVersion() throws IOException, EmbeddedPostgresException {
    var file = directory().resolve("PG_VERSION");
    if (!Files.exists(file)) {
      throw new EmbeddedPostgresException(
          "%s isn't a database of PostgreSQL. Move it away to start with an empty one."
              .formatted(directory()));
    }
    var version = Files.readString(file).strip();
    if (!version.equals(MAJOR)) {
      throw new EmbeddedPostgresException(
          ("The database in %s was made by PostgreSQL %s, and this Sidestage brings PostgreSQL %s."
                  + " Start the Sidestage that made it, or run a PostgreSQL %s on that directory"
                  + " and set SIDESTAGE_DATABASE_URL to it; or move the directory away to start"
                  + " with an empty one.")
              .formatted(directory(), version, MAJOR, version));
    }
  }
}
