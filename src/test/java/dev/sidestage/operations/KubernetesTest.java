package dev.sidestage.operations;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("The Kubernetes manifests")
class KubernetesTest {
  private static final Path ROOT = Path.of("k8s");
  private static final Path BASE = ROOT.resolve("base");

  private static final String POD = "/spec/template/spec";
  private static final String CONTAINER = POD + "/containers/0";

  static Stream<Path> folders() throws IOException {
    try (var files = Files.walk(ROOT)) {
      return files
          .filter(file -> file.endsWith(Kustomization.FILE))
          .map(Path::getParent)
          .toList()
          .stream();
    }
  }

  @ParameterizedTest(name = "in {0} are valid to the last field")
  @MethodSource("folders")
  void valid(Path folder) {
    assertTrue(Kustomization.in(folder).manifests(folder).count() > 0);
  }

  @Test
  @DisplayName("are all part of a kustomization, and nothing else lies about")
  void complete() throws IOException {
    var listed =
        folders()
            .flatMap(folder -> Kustomization.in(folder).resources().stream().map(folder::resolve))
            .map(Path::normalize)
            .collect(Collectors.toSet());
    try (var files = Files.walk(ROOT)) {
      files
          .filter(Files::isRegularFile)
          .filter(file -> !file.endsWith(Kustomization.FILE))
          .forEach(file -> assertTrue(listed.contains(file), file + " is in no kustomization"));
    }
  }

  @ParameterizedTest(name = "in {0} are patched where there is something to patch")
  @MethodSource("folders")
  void patches(Path folder) {
    var kustomization = Kustomization.in(folder);
    for (var patch : kustomization.patches()) {
      var target =
          kustomization
              .manifests(folder)
              .filter(manifest -> manifest.kind().equals(patch.target().kind()))
              .filter(manifest -> manifest.name().equals(patch.target().name()))
              .findFirst()
              .orElseThrow(() -> new AssertionError("there is no " + patch.target()));
      for (var operation : patch.operations()) {
        assertEquals("replace", operation.op());
        assertFalse(target.at(operation.path()).isMissingNode(), operation.path());
      }
    }
  }

  @ParameterizedTest(name = "in {0} rename an image that is used")
  @MethodSource("folders")
  void images(Path folder) {
    var used = deployment().at(CONTAINER + "/image").asText();
    for (var image : Kustomization.in(folder).images()) {
      assertTrue(used.startsWith(image.name() + ":"), image.name());
      assertFalse(image.newTag().equals("latest"), "say which version");
    }
  }

  @Test
  @DisplayName("run two nodes of a version that is named")
  void nodes() {
    assertEquals(2, deployment().at("/spec/replicas").asInt());
    var image = deployment().at(CONTAINER + "/image").asText();
    assertTrue(image.matches("[^:]+:[0-9][^:]*"), image);
  }

  @Test
  @DisplayName("choose the pods that the deployment makes")
  void selectors() {
    var labels = deployment().at("/spec/template/metadata/labels");
    var selectors =
        List.of(
            deployment().at("/spec/selector/matchLabels"),
            deployment().at(POD + "/topologySpreadConstraints/0/labelSelector/matchLabels"),
            deployment().at(POD + "/topologySpreadConstraints/1/labelSelector/matchLabels"),
            one("Service").at("/spec/selector"),
            one("PodDisruptionBudget").at("/spec/selector/matchLabels"),
            one("NetworkPolicy").at("/spec/podSelector/matchLabels"));
    selectors.forEach(selector -> assertEquals(labels, selector));
  }

  @Test
  @DisplayName("lead from the host to the container's port")
  void way() {
    var backend = one("Ingress").at("/spec/rules/0/http/paths/0/backend/service");
    assertEquals(one("Service").name(), backend.path("name").asText());
    var port = one("Service").at("/spec/ports/0");
    assertEquals(port.path("name"), backend.at("/port/name"));
    assertEquals(8080, containerPort(port.path("targetPort").asText()));
    assertEquals(one("Ingress").at("/spec/rules/0/host"), one("Ingress").at("/spec/tls/0/hosts/0"));
  }

  @Test
  @DisplayName("keep the management port inside")
  void management() {
    assertEquals(8081, containerPort("management"));
    assertEquals(Set.of("http"), texts(one("Service").at("/spec/ports"), "targetPort"));
    assertEquals(
        "8081",
        deployment().at("/spec/template/metadata/annotations/prometheus.io~1port").asText());
  }

  @ParameterizedTest(name = "ask the management port for {0}")
  @ValueSource(strings = {"startupProbe", "livenessProbe", "readinessProbe"})
  void probes(String probe) {
    var request = deployment().at(CONTAINER + "/" + probe + "/httpGet");
    assertEquals("management", request.path("port").asText());
    var expected = probe.equals("readinessProbe") ? "/health/ready" : "/health/live";
    assertEquals(expected, request.path("path").asText());
  }

  @Test
  @DisplayName("let the live stream through at once and for an hour")
  void stream() {
    var annotations = one("Ingress").at("/metadata/annotations");
    var nginx = "nginx.ingress.kubernetes.io/";
    assertEquals("off", annotations.path(nginx + "proxy-buffering").asText());
    assertEquals("3600", annotations.path(nginx + "proxy-read-timeout").asText());
  }

  @Test
  @DisplayName("give the process no right that it doesn't need")
  void rights() {
    assertTrue(deployment().at(POD + "/securityContext/runAsNonRoot").asBoolean());
    assertEquals(
        "RuntimeDefault", deployment().at(POD + "/securityContext/seccompProfile/type").asText());
    var container = deployment().at(CONTAINER + "/securityContext");
    assertTrue(container.path("readOnlyRootFilesystem").asBoolean());
    assertFalse(container.path("allowPrivilegeEscalation").asBoolean(true));
    assertEquals("ALL", container.at("/capabilities/drop/0").asText());
  }

  @Test
  @DisplayName("mount volumes that are there, and leave time to say goodbye")
  void podFits() {
    assertEquals(
        texts(deployment().at(POD + "/volumes"), "name"),
        texts(deployment().at(CONTAINER + "/volumeMounts"), "name"));
    assertEquals(
        one("ServiceAccount").name(), deployment().at(POD + "/serviceAccountName").asText());
    var pause = deployment().at(CONTAINER + "/lifecycle/preStop/sleep/seconds").asInt();
    var grace = deployment().at(POD + "/terminationGracePeriodSeconds").asInt();
    assertTrue(pause > 0 && grace >= pause + 20, pause + " of " + grace + " s");
  }

  @Test
  @DisplayName("hold no secret: they name where it is")
  void secrets() {
    var environment = deployment().at(CONTAINER + "/env");
    assertEquals(
        Set.of("SIDESTAGE_DATABASE_URL", "SIDESTAGE_ORGANISER_TOKEN"), texts(environment, "name"));
    environment.forEach(
        variable -> assertFalse(variable.at("/valueFrom/secretKeyRef/key").isMissingNode()));
  }

  private static Manifest deployment() {
    return one("Deployment");
  }

  private static Manifest one(String kind) {
    return Kustomization.in(BASE)
        .manifests(BASE)
        .filter(manifest -> manifest.kind().equals(kind))
        .findFirst()
        .orElseThrow(() -> new AssertionError("there is no " + kind));
  }

  private static int containerPort(String name) {
    return StreamSupport.stream(deployment().at(CONTAINER + "/ports").spliterator(), false)
        .filter(port -> port.path("name").asText().equals(name))
        .mapToInt(port -> port.path("containerPort").asInt())
        .findFirst()
        .orElseThrow(() -> new AssertionError("the container has no port named " + name));
  }

  private static Set<String> texts(JsonNode list, String field) {
    return StreamSupport.stream(list.spliterator(), false)
        .map(item -> item.path(field).asText())
        .collect(Collectors.toSet());
  }
}
