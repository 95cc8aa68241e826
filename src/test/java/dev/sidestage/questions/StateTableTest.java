package dev.sidestage.questions;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.sidestage.docs.Markdown;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The states of a question")
class StateTableTest {
  @Test
  @DisplayName("are those of the architecture's table")
  void architecture() {
    var rows =
        Stream.of(State.values())
            .map(
                state ->
                    List.of(
                        state.word(), yes(state.isPublic()), yes(state.takesVotes()), ways(state)))
            .toList();
    var table =
        Markdown.read("docs/architecture.md").table("A question's life").stream()
            .map(row -> List.of(row.get(0), row.get(1), row.get(2), sorted(row.get(3))))
            .toList();
    assertEquals(rows, table);
  }

  @Test
  @DisplayName("are those of the contract's table")
  void contract() throws Exception {
    var table =
        Files.readString(Path.of("src", "main", "resources", "openapi.yaml"))
            .lines()
            .map(String::strip)
            .dropWhile(line -> !line.equals("| from | to |"))
            .skip(2)
            .takeWhile(line -> line.startsWith("|"))
            .map(line -> line.split("\\|", -1))
            .map(cells -> cells[1].strip() + ": " + sorted(cells[2]))
            .toList();
    assertEquals(Stream.of(State.values()).map(s -> s.word() + ": " + ways(s)).toList(), table);
  }

  private static String ways(State state) {
    return state.ways().stream().map(State::word).sorted().collect(Collectors.joining(", "));
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
