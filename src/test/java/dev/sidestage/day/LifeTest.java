package dev.sidestage.day;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.sidestage.docs.Markdown;
import dev.sidestage.schedule.Talk;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The states of a talk")
class LifeTest {
  @Test
  @DisplayName("are those of the architecture's table")
  void architecture() {
    var table =
        Markdown.read("docs/architecture.md").table("The desk").stream()
            .map(row -> List.of(row.get(0), sorted(row.get(1)), sorted(row.get(2))))
            .toList();
    assertEquals(rows(), table);
  }

  @Test
  @DisplayName("are those of the contract's table")
  void contract() throws Exception {
    var header = "| from | the organiser may take it to | the clock takes it to |";
    var table =
        Files.readString(Path.of("src", "main", "resources", "openapi.yaml"))
            .lines()
            .map(String::strip)
            .dropWhile(line -> !line.equals(header))
            .skip(2)
            .takeWhile(line -> line.startsWith("|"))
            .map(line -> line.split("\\|", -1))
            .map(cells -> List.of(cells[1].strip(), sorted(cells[2]), sorted(cells[3])))
            .toList();
    assertEquals(rows(), table);
  }

  private static List<List<String>> rows() {
    return Stream.of(Talk.State.values())
        .map(state -> List.of(state.word(), ways(Life.ORGANISER, state), ways(Life.CLOCK, state)))
        .toList();
  }

  private static String ways(Life whose, Talk.State from) {
    return whose.ways(from).stream()
        .map(Talk.State::word)
        .sorted()
        .collect(Collectors.joining(", "));
  }

  private static String sorted(String words) {
    return Arrays.stream(words.split(",", -1))
        .map(String::strip)
        .sorted()
        .collect(Collectors.joining(", "));
  }
}
