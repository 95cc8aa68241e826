package dev.sidestage.database;

import dev.sidestage.database.Program.Outcome;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * PostgreSQL's programs: {@code initdb}, {@code pg_ctl} and {@code postgres}, run as the user that
 * owns the data.
 *
 * @param home where they are unpacked
 * @param directory where they run
 */
record Programs(Path home, ServerUser user, Path directory) {

  Outcome run(String program, String... arguments) throws IOException {
    return runWith("", program, arguments);
  }

  Outcome runWith(String input, String program, String... arguments) throws IOException {
    var command = new ArrayList<>(user.prefix());
    command.add(home.resolve("bin").resolve(program).toString());
    command.addAll(List.of(arguments));
    return Program.run(directory, command, input);
  }
}
