package dev.sidestage.docs;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** A page of the documentation, as far as tests read it. The working directory is the project's. */
public record Markdown(Path path, String text) {
  private static final Pattern FENCE = Pattern.compile("(?ms)^ *```(\\w*)\\n(.*?)^ *```$");
  private static final Pattern LINK = Pattern.compile("(!?)\\[[^\\]]*]\\(([^)\\s]+)\\)");
  private static final Pattern HEADING = Pattern.compile("(?m)^#{1,6} +(.+)$");
  private static final Pattern CODE = Pattern.compile("`([^`\\n]+)`");

  /** A link, or a picture, as it is written. */
  record Link(boolean picture, String target) {}

  /** Reads a page. */
  public static Markdown read(String path) {
    return read(Path.of(path));
  }

  private static Markdown read(Path path) {
    try {
      return new Markdown(path, Files.readString(path));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** All pages: at the root, and below {@code docs}. */
  static List<Markdown> all() {
    try (var root = Files.list(Path.of(""));
        var docs = Files.walk(Path.of("docs"))) {
      return Stream.concat(root, docs)
          .filter(path -> path.toString().endsWith(".md"))
          .sorted()
          .map(Markdown::read)
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The blocks of code in a language; "" for those that name none. */
  List<String> blocks(String language) {
    return FENCE
        .matcher(text)
        .results()
        .filter(fence -> fence.group(1).equals(language))
        .map(fence -> fence.group(2))
        .toList();
  }

  List<Link> links() {
    return LINK.matcher(prose())
        .results()
        .map(link -> new Link(!link.group(1).isEmpty(), link.group(2)))
        .toList();
  }

  /** What a link may name behind {@code #}: each heading, as the hosts of repositories make it. */
  List<String> anchors() {
    return HEADING
        .matcher(prose())
        .results()
        .map(heading -> heading.group(1).toLowerCase(Locale.ROOT).strip())
        .map(heading -> heading.replaceAll("[^\\w\\- ]", "").replace(' ', '-'))
        .toList();
  }

  /** What is set as code within a section's sentences and tables. */
  List<String> codes(String heading) {
    return CODE.matcher(section(heading)).results().map(code -> code.group(1)).toList();
  }

  /**
   * The rows of a section's first table, without its head.
   *
   * @return a list of cells each, as they are written
   */
  public List<List<String>> table(String heading) {
    return section(heading)
        .lines()
        .dropWhile(line -> !line.startsWith("|"))
        .takeWhile(line -> line.startsWith("|"))
        .skip(2)
        .map(line -> line.substring(1, line.length() - 1).split("\\|", -1))
        .map(cells -> Arrays.stream(cells).map(String::strip).toList())
        .toList();
  }

  /** A section's prose, up to the next heading of its level. */
  private String section(String heading) {
    var sections = ("\n" + prose()).split("\n## ", -1);
    return Arrays.stream(sections)
        .filter(section -> section.startsWith(heading + "\n"))
        .findFirst()
        .orElseThrow(() -> new AssertionError(path + " has no section '" + heading + "'"));
  }

  private String prose() {
    return FENCE.matcher(text).replaceAll("");
  }
}
