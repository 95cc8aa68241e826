package dev.sidestage;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Made from the contract: what {@code x-grant} says is tried with everything that is less. */
@DisplayName("An operation")
class NeededGrantTest {
  @RegisterExtension static final Running sidestage = Running.with();

  /** "organiser", or "none, or moderator for view=moderation". */
  private static final Pattern GRANT = Pattern.compile("(\\w+)(?:, or (\\w+) for (\\w+=\\w+))?");

  private static final Set<String> BODY = Set.of("POST", "PUT", "PATCH");

  /** Somebody who isn't enough, and what they are told. */
  private record Refused(String who, Client client, int status) {}

  @TestFactory
  @DisplayName("needs the grant that the contract names, and no less does")
  Stream<DynamicTest> grants() {
    var stage = Stage.of(sidestage);
    var question = stage.approved("What about memory?");
    var all = people(stage);
    return new ContractDocument()
        .operations().stream().flatMap(operation -> tests(operation, stage, question, all));
  }

  private static Stream<DynamicTest> tests(
      ContractDocument.Operation operation, Stage stage, String question, List<Refused> all) {
    var grant = GRANT.matcher(operation.grant());
    assertTrue(grant.matches(), () -> operation + " has no x-grant");
    var path =
        operation
            .path()
            .replace("{talk}", stage.talk())
            .replace("{question}", question)
            .replace("{room}", stage.room())
            .replace("{version}", "1")
            .replaceAll("\\{\\w+}", UUID.randomUUID().toString());
    var tests = new ArrayList<>(tests(operation, grant.group(1), path, all));
    if (grant.group(2) != null) {
      var separator = operation.id().equals("live") ? "?topics=talk:" + stage.talk() + "&" : "?";
      tests.addAll(tests(operation, grant.group(2), path + separator + grant.group(3), all));
    }
    return tests.stream();
  }

  private static List<DynamicTest> tests(
      ContractDocument.Operation operation, String grant, String path, List<Refused> all) {
    if (grant.equals("none")) {
      var open = sidestage.nobody();
      return List.of(
          dynamicTest(
              operation + " is open to all",
              () ->
                  assertTrue(
                      !Set.of(401, 403).contains(send(open, operation, path).status())
                          || operation.id().equals("signIn"))));
    }
    return refused(grant, operation, all).stream()
        .map(
            refused ->
                dynamicTest(
                    path.replaceAll("[0-9a-f-]{36}", "…")
                        + " "
                        + operation.method()
                        + " refuses "
                        + refused.who(),
                    () ->
                        assertEquals(
                            refused.status(), send(refused.client(), operation, path).status())))
        .toList();
  }

  private static List<Refused> refused(
      String grant, ContractDocument.Operation operation, List<Refused> all) {
    return switch (grant) {
      case "viewer" -> all.subList(0, 1);
      case "speaker" -> all.subList(0, 4);
      case "moderator" -> operation.path().contains("{") ? all.subList(0, 4) : all.subList(0, 3);
      case "invited" -> all.subList(0, 3);
      case "reviewer", "organiser" -> all;
      default -> throw new AssertionError(operation + " needs an unknown grant: " + grant);
    };
  }

  /** From the least to the most. A moderator of another room is refused where there is a room. */
  private static List<Refused> people(Stage stage) {
    return List.of(
        new Refused("nobody", sidestage.nobody(), 401),
        new Refused("a viewer", sidestage.viewer(), 401),
        new Refused("a stage", sidestage.stage(stage.room()), 403),
        new Refused("another room's moderator", sidestage.moderator(stage.otherRoom()), 403),
        new Refused("a moderator", sidestage.moderator(null), 403));
  }

  private static Client.Answered send(
      Client client, ContractDocument.Operation operation, String path) {
    return client.send(operation.method().name(), path, body(operation));
  }

  private static @Nullable String body(ContractDocument.Operation operation) {
    return BODY.contains(operation.method().name()) && operation.whole().containsKey("requestBody")
        ? "{}"
        : null;
  }
}
