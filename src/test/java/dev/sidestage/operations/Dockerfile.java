package dev.sidestage.operations;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The image's description, as a list of instructions. */
record Dockerfile(List<Instruction> instructions) {
  private static final Pattern COMMENT = Pattern.compile("(?m)^\\s*#.*\n");
  private static final Pattern CONTINUED = Pattern.compile("\\\\\n\\s*");
  private static final ObjectMapper JSON = new ObjectMapper();

  /** One instruction: {@code COPY}, and all that follows it. */
  record Instruction(String word, String rest) {
    static Instruction of(String line) {
      var parts = line.split("\\s+", 2);
      return new Instruction(parts[0], parts[1].strip());
    }

    List<String> words() {
      return List.of(rest.split("\\s+"));
    }

    /** The exec form: a JSON array, run without a shell in between. */
    List<String> exec() {
      try {
        return List.of(JSON.readValue(rest.substring(rest.indexOf('[')), String[].class));
      } catch (JsonProcessingException | StringIndexOutOfBoundsException shell) {
        throw new IllegalArgumentException("not in exec form: " + rest, shell);
      }
    }
  }

  static Dockerfile read(Path file) {
    var text = COMMENT.matcher(Kustomization.text(file)).replaceAll("");
    return new Dockerfile(
        CONTINUED
            .matcher(text)
            .replaceAll(" ")
            .lines()
            .filter(line -> !line.isBlank())
            .map(Instruction::of)
            .toList());
  }

  Stream<Instruction> all(String word) {
    return instructions.stream().filter(instruction -> instruction.word().equals(word));
  }

  /** The last one counts, as it does for Docker. */
  Instruction last(String word) {
    return all(word)
        .reduce((earlier, later) -> later)
        .orElseThrow(() -> new AssertionError("there is no " + word));
  }
}
