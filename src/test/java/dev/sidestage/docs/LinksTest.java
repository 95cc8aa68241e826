package dev.sidestage.docs;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The documentation")
class LinksTest {
  private static final Pattern TEST = Pattern.compile("`(\\w+Test)`");

  @Test
  @DisplayName("links to what is there")
  void links() {
    assertEquals(List.of(), broken(link -> !link.picture()));
  }

  @Test
  @DisplayName("shows pictures that are there")
  void pictures() {
    assertEquals(List.of(), broken(Markdown.Link::picture));
  }

  @Test
  @DisplayName("names tests that are there")
  void tests() throws Exception {
    List<String> known;
    try (var files = Files.walk(Path.of("src", "test", "java"))) {
      known = files.map(file -> file.getFileName().toString().replace(".java", "")).toList();
    }
    assertEquals(
        List.of(),
        Markdown.all().stream()
            .flatMap(page -> TEST.matcher(page.text()).results())
            .map(test -> test.group(1))
            .filter(test -> !known.contains(test))
            .toList());
  }

  private static List<String> broken(Predicate<Markdown.Link> meant) {
    return Markdown.all().stream()
        .flatMap(
            page ->
                page.links().stream()
                    .filter(meant)
                    .map(Markdown.Link::target)
                    .filter(target -> !target.matches("https?://.*") && !resolves(page, target))
                    .map(target -> page.path() + ": " + target))
        .toList();
  }

  /** Whether there is such a file or folder and, where a heading is named, such a heading. */
  private static boolean resolves(Markdown page, String target) {
    var parts = target.split("#", 2);
    var file = parts[0].isEmpty() ? page.path() : beside(page).resolve(parts[0]).normalize();
    return Files.exists(file)
        && (parts.length == 1
            || anchors(file).anyMatch(anchor -> Objects.equals(anchor, parts[1])));
  }

  private static Path beside(Markdown page) {
    var parent = page.path().getParent();
    return parent == null ? Path.of("") : parent;
  }

  private static Stream<String> anchors(Path file) {
    return Markdown.read(file.toString()).anchors().stream();
  }
}
