package dev.sidestage.questions;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.sidestage.Running;
import dev.sidestage.database.Sql;
import dev.sidestage.docs.Markdown;
import dev.sidestage.questions.State.Who;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

@DisplayName("The states of a question")
class StateTableTest {
  @RegisterExtension static final Running sidestage = Running.with();

  @Test
  @DisplayName("are those of the architecture's table")
  void architecture() {
    var rows =
        Stream.of(State.values())
            .map(state -> row(state, yes(state.isPublic()), yes(state.takesVotes())))
            .toList();
    assertEquals(rows, sorted(Markdown.read("docs/architecture.md").table("A question's life"), 3));
  }

  @Test
  @DisplayName("are those of the contract's table")
  void contract() throws Exception {
    var table =
        Files.readString(Path.of("src", "main", "resources", "openapi.yaml"))
            .lines()
            .map(String::strip)
            .dropWhile(line -> !line.startsWith("| from | a moderator"))
            .skip(2)
            .takeWhile(line -> line.startsWith("|"))
            .map(line -> Arrays.stream(line.split("\\|", -1)).map(String::strip).toList())
            .map(cells -> cells.subList(1, cells.size() - 1))
            .toList();
    assertEquals(Stream.of(State.values()).map(StateTableTest::row).toList(), sorted(table, 1));
  }

  @Test
  @DisplayName("are those of the database's table")
  void database() throws Exception {
    var rows = new TreeSet<String>();
    Sql.at(sidestage)
        .each(
            "SELECT from_state, to_state, who, undo FROM question_way",
            row ->
                rows.add(
                    String.join(
                        " ",
                        row.getString(1),
                        row.getString(2),
                        row.getString(3),
                        row.getBoolean(4) ? "undo" : "")));
    assertEquals(
        State.TABLE.stream()
            .map(
                way ->
                    String.join(
                        " ",
                        way.from() == null ? "asked" : way.from().word(),
                        way.to().word(),
                        way.who().word(),
                        way.undo() ? "undo" : ""))
            .collect(Collectors.toCollection(TreeSet::new)),
        rows);
  }

  private static List<String> row(State state, String... more) {
    return Stream.of(
            Stream.of(state.word()),
            Stream.of(more),
            Stream.of(Who.MODERATOR, Who.AUTHOR, Who.VIEWER, Who.CLOCK)
                .map(who -> words(state.ways(who))))
        .flatMap(cells -> cells)
        .toList();
  }

  private static String words(Set<State> states) {
    return states.stream().map(State::word).sorted().collect(Collectors.joining(", "));
  }

  private static List<List<String>> sorted(List<List<String>> table, int from) {
    return table.stream()
        .map(
            row ->
                IntStream.range(0, row.size())
                    .mapToObj(i -> i < from ? row.get(i) : sorted(row.get(i)))
                    .toList())
        .toList();
  }

  private static String sorted(String words) {
    return Arrays.stream(words.split(",", -1))
        .map(String::strip)
        .sorted()
        .collect(Collectors.joining(", "));
  }

  private static String yes(boolean is) {
    return is ? "yes" : "no";
  }
}
