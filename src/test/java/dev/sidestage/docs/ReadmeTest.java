package dev.sidestage.docs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The README")
class ReadmeTest {
  private static final Markdown README = Markdown.read("README.md");

  @Test
  @DisplayName(
      "has two commands: the one that starts, and the one that the check before a merge runs")
  void commands() throws Exception {
    assertEquals(List.of("mvn compile exec:java\n", "mvn verify\n"), README.blocks(""));
    assertTrue(Files.readString(Path.of(".ci", "run")).contains("\nmvn verify "));
    var pom = Files.readString(Path.of("pom.xml"));
    assertTrue(pom.contains("<main.class>dev.sidestage.Sidestage</main.class>"));
    assertTrue(
        pom.replaceAll("\\s+", "")
            .contains(
                "<artifactId>exec-maven-plugin</artifactId><version>3.6.2</version>"
                    + "<configuration><mainClass>${main.class}</mainClass>"));
  }

  @Test
  @DisplayName("names the jar that a build leaves")
  void jar() throws Exception {
    var name = "<finalName>sidestage</finalName>";
    assertTrue(Files.readString(Path.of("pom.xml")).contains(name));
    assertTrue(README.text().contains("`java -jar target/sidestage.jar`"));
  }

  @Test
  @DisplayName("has the licence that the build has")
  void licence() throws Exception {
    assertTrue(README.text().contains("[Apache-2.0](LICENSE)"));
    assertTrue(Files.readString(Path.of("pom.xml")).contains("<name>Apache-2.0</name>"));
    assertTrue(Files.readString(Path.of("LICENSE")).contains("Version 2.0, January 2004"));
  }
}
