package dev.sidestage.operations;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.xpath.XPathFactory;
import javax.xml.xpath.XPathNodes;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("The image")
class DockerfileTest {
  private static final Dockerfile DOCKERFILE = Dockerfile.read(Path.of("Dockerfile"));
  private static final String HOME = "/opt/sidestage";

  @Test
  @DisplayName("is built from files that exist, and that .dockerignore lets in")
  void sources() throws IOException {
    var sources = copied(false).map(words -> words.get(0));
    var allowed =
        Files.readAllLines(Path.of(".dockerignore")).stream()
            .filter(line -> line.startsWith("!"))
            .map(line -> line.substring(1))
            .toList();
    sources.forEach(
        source -> {
          assertTrue(Files.exists(Path.of(source)), source);
          assertTrue(allowed.stream().anyMatch(path -> path.startsWith(source)), source);
        });
  }

  @Test
  @DisplayName("is built from all that the build reads")
  void resources() throws Exception {
    var sources = copied(false).map(words -> words.get(0)).collect(Collectors.toSet());
    assertTrue(sources.containsAll(Set.of("pom.xml", ".mvn", "src")));
    for (var folder : pom("/project/build/resources/resource/directory")) {
      assertTrue(sources.stream().anyMatch(folder::startsWith), folder);
    }
  }

  @Test
  @DisplayName(
      "holds the jar that the build makes, with its libraries where the jar looks for them")
  void artifacts() throws Exception {
    var jar = "/build/target/" + pom("/project/build/finalName").get(0) + ".jar";
    var classPath = pom("//classpathPrefix").get(0).replaceAll("/$", "");
    var folder =
        pom("//outputDirectory").get(0).replace("${project.build.directory}", "/build/target");
    assertEquals(
        Set.of(List.of(jar, "./"), List.of(folder, classPath)),
        copied(true).collect(Collectors.toSet()));
    assertEquals(HOME, DOCKERFILE.last("WORKDIR").rest());
    assertTrue(DOCKERFILE.last("ENTRYPOINT").exec().contains(HOME + "/" + name(jar)));
  }

  @Test
  @DisplayName("runs Java itself, so that it hears SIGTERM")
  void entryPoint() {
    assertEquals("java", DOCKERFILE.last("ENTRYPOINT").exec().get(0));
  }

  @Test
  @DisplayName("says which versions it is made of")
  void versions() {
    DOCKERFILE
        .all("FROM")
        .flatMap(from -> from.words().stream().filter(word -> word.contains(":")))
        .forEach(image -> assertTrue(image.matches("[a-z-]+:[0-9][^:]*"), image));
    assertEquals(2, DOCKERFILE.all("FROM").count());
  }

  @Test
  @DisplayName("opens the ports that Kubernetes looks for, as the user that Kubernetes runs")
  void agreesWithKubernetes() {
    var deployment = Manifest.parse(Kustomization.text(Path.of("k8s", "base", "deployment.yaml")));
    var ports = deployment.at("/spec/template/spec/containers/0/ports");
    assertEquals(
        DOCKERFILE.last("EXPOSE").words(),
        IntStream.range(0, ports.size())
            .mapToObj(i -> ports.path(i).path("containerPort").asText())
            .toList());
    var user = deployment.at("/spec/template/spec/securityContext");
    assertEquals(
        user.path("runAsUser").asText() + ":" + user.path("runAsGroup").asText(),
        DOCKERFILE.last("USER").rest());
  }

  @ParameterizedTest(name = "finds its health by the status: {0} makes {1}")
  @CsvSource({"200, 0", "503, 1"})
  void health(int status, int exit) throws Exception {
    var loopback = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
    var server = HttpServer.create(loopback, 0);
    server.createContext(
        "/health/live",
        request -> {
          request.sendResponseHeaders(status, -1);
          request.close();
        });
    server.start();
    try {
      var check = new ProcessBuilder(DOCKERFILE.last("HEALTHCHECK").exec()).inheritIO();
      check
          .environment()
          .put("SIDESTAGE_MANAGEMENT_PORT", String.valueOf(server.getAddress().getPort()));
      assertEquals(exit, check.start().waitFor());
    } finally {
      server.stop(0);
    }
  }

  /** What is copied from the build's stage, or from the repository: sources and destination. */
  private static Stream<List<String>> copied(boolean fromBuild) {
    return DOCKERFILE
        .all("COPY")
        .filter(copy -> copy.rest().startsWith("--from=build") == fromBuild)
        .map(Dockerfile.Instruction::words)
        .map(words -> words.stream().filter(word -> !word.startsWith("--")).toList());
  }

  private static String name(String path) {
    return path.substring(path.lastIndexOf('/') + 1);
  }

  private static List<String> pom(String path) throws Exception {
    var pom = DocumentBuilderFactory.newInstance().newDocumentBuilder().parse("pom.xml");
    var nodes =
        XPathFactory.newInstance().newXPath().evaluateExpression(path, pom, XPathNodes.class);
    return StreamSupport.stream(nodes.spliterator(), false)
        .map(node -> node.getTextContent().strip())
        .toList();
  }
}
