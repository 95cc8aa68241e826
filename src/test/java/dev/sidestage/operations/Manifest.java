package dev.sidestage.operations;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.google.gson.JsonElement;
import com.google.gson.JsonParser;
import io.kubernetes.client.openapi.JSON;
import io.kubernetes.client.openapi.models.V1Deployment;
import io.kubernetes.client.openapi.models.V1Ingress;
import io.kubernetes.client.openapi.models.V1NetworkPolicy;
import io.kubernetes.client.openapi.models.V1PodDisruptionBudget;
import io.kubernetes.client.openapi.models.V1Service;
import io.kubernetes.client.openapi.models.V1ServiceAccount;
import java.io.IOException;
import java.util.Map;

/**
 * One Kubernetes object, read as the API server reads it with {@code --validate=strict}.
 *
 * <p>Kubernetes' generated models refuse fields that they don't know and miss those that they
 * require. They do take {@code "2"} for 2; so the object is written out again, and has to say what
 * we said.
 */
record Manifest(JsonNode tree) {
  private static final Map<String, Model> MODELS =
      Map.of(
          "v1/Service", new Model(V1Service.class, V1Service::validateJsonElement),
          "v1/ServiceAccount",
              new Model(V1ServiceAccount.class, V1ServiceAccount::validateJsonElement),
          "apps/v1/Deployment", new Model(V1Deployment.class, V1Deployment::validateJsonElement),
          "networking.k8s.io/v1/Ingress",
              new Model(V1Ingress.class, V1Ingress::validateJsonElement),
          "networking.k8s.io/v1/NetworkPolicy",
              new Model(V1NetworkPolicy.class, V1NetworkPolicy::validateJsonElement),
          "policy/v1/PodDisruptionBudget",
              new Model(V1PodDisruptionBudget.class, V1PodDisruptionBudget::validateJsonElement));

  private record Model(Class<?> type, Check check) {}

  @FunctionalInterface
  private interface Check {
    void validate(JsonElement element) throws IOException;
  }

  /**
   * Reads one document.
   *
   * @throws IllegalArgumentException with the field at fault
   */
  static Manifest parse(String text) {
    var tree = StrictYaml.tree(text);
    var kind = tree.path("apiVersion").asText() + "/" + tree.path("kind").asText();
    var model = MODELS.get(kind);
    if (model == null) {
      throw new IllegalArgumentException("no model for " + kind + ": a typo, or new here?");
    }
    if (tree.at("/metadata/name").asText().isEmpty()) {
      throw new IllegalArgumentException("the required field metadata.name is missing");
    }
    check(tree, model);
    return new Manifest(tree);
  }

  private static void check(JsonNode tree, Model model) {
    var json = tree.toString();
    try {
      model.check.validate(JsonParser.parseString(json));
      var again = StrictYaml.MAPPER.readTree(JSON.serialize(JSON.deserialize(json, model.type)));
      requireSame("", tree, again);
    } catch (JsonProcessingException unreadable) {
      throw new IllegalStateException(unreadable);
    } catch (IOException invalid) {
      throw new IllegalArgumentException(invalid);
    }
  }

  /**
   * Everything that we say is understood as said; that Kubernetes adds empty lists is all right.
   */
  private static void requireSame(String pointer, JsonNode said, JsonNode understood) {
    if (said.isValueNode() && !said.equals(understood)) {
      throw new IllegalArgumentException(
          pointer + ": Kubernetes reads " + said + " as " + understood);
    }
    said.fieldNames()
        .forEachRemaining(
            name -> requireSame(pointer + "/" + name, said.path(name), understood.path(name)));
    for (int i = 0; i < said.size() && said.isArray(); i++) {
      requireSame(pointer + "/" + i, said.path(i), understood.path(i));
    }
  }

  String kind() {
    return tree.path("kind").asText();
  }

  String name() {
    return tree.at("/metadata/name").asText();
  }

  /** What is at a JSON pointer; a missing node where there is nothing. */
  JsonNode at(String pointer) {
    return tree.at(pointer);
  }
}
