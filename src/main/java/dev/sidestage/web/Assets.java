package dev.sidestage.web;

import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemNotFoundException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The pages' files: {@code webroot} at {@code /assets/<hash>/…}, and the libraries, from WebJars,
 * at {@code /lib/<hash>/<webjar>/…}. The hash is that of all of webroot and of the libraries'
 * versions, so that a browser may keep what it has for ever. Thread-safe; all of webroot is in
 * memory.
 */
public final class Assets {
  private static final Pattern LIBRARY = Pattern.compile("\"/lib/([A-Za-z0-9._-]+)/");
  private static final String ROOT = "/webroot";
  private static final String FOR_EVER = "public, max-age=31536000, immutable";
  private static final String ASK_EACH_TIME = "no-cache";

  private final Map<String, byte[]> files;
  private final Map<String, Asset> assets = new ConcurrentHashMap<>();

  /**
   * What was asked for and is there; what isn't is forgotten, or strangers could fill the memory.
   */
  private final Map<String, Asset> libraries = new ConcurrentHashMap<>();

  private final String hash;

  /** Reads all of webroot. Blocking. */
  public Assets() {
    this.files = read();
    this.hash = hash(files);
    files.forEach((name, content) -> assets.put(name, Asset.of(name, content)));
  }

  /** Adds the routes. */
  public void mount(Router router) {
    router
        .getWithRegex("/assets/(?<hash>[^/]+)/(?<file>.+)")
        .method(HttpMethod.HEAD)
        .handler(this::file);
    router
        .getWithRegex("/lib/(?<hash>[^/]+)/(?<webjar>[A-Za-z0-9._-]+)/(?<file>.+)")
        .method(HttpMethod.HEAD)
        .blockingHandler(this::library, false);
  }

  /** A file of webroot as text. */
  String text(String name) {
    var content = files.get(name);
    if (content == null) {
      throw new IllegalStateException("webroot has no " + name);
    }
    return new String(content, StandardCharsets.UTF_8);
  }

  /** A page's text with the hash in the addresses of its files. */
  String addressed(String text) {
    return text.replace("\"/assets/", "\"/assets/" + hash + "/")
        .replace("\"/lib/", "\"/lib/" + hash + "/");
  }

  private void file(RoutingContext request) {
    send(request, Optional.ofNullable(assets.get(String.valueOf(request.pathParam("file")))));
  }

  private void library(RoutingContext request) {
    var file = String.valueOf(request.pathParam("file"));
    var webjar = String.valueOf(request.pathParam("webjar"));
    var kept = libraries.get(webjar + "/" + file);
    var asset = kept == null ? library(webjar, file) : Optional.of(kept);
    asset.ifPresent(found -> libraries.putIfAbsent(webjar + "/" + file, found));
    send(request, asset);
  }

  private void send(RoutingContext request, Optional<Asset> asset) {
    if (asset.isEmpty()) {
      request.fail(404);
    } else {
      asset.get().send(request, hash.equals(request.pathParam("hash")) ? FOR_EVER : ASK_EACH_TIME);
    }
  }

  private static Optional<Asset> library(String webjar, String file) {
    if (file.contains("..") || file.contains("//")) {
      return Optional.empty();
    }
    return version(webjar)
        .flatMap(
            version ->
                resource("/META-INF/resources/webjars/" + webjar + "/" + version + "/" + file))
        .map(content -> Asset.of(file, content));
  }

  private static Optional<String> version(String webjar) {
    return resource("/META-INF/maven/org.webjars.npm/" + webjar + "/pom.properties")
        .or(() -> resource("/META-INF/maven/org.webjars/" + webjar + "/pom.properties"))
        .map(
            content -> {
              var properties = new Properties();
              try {
                properties.load(new ByteArrayInputStream(content));
              } catch (IOException e) {
                throw new UncheckedIOException(e);
              }
              return properties.getProperty("version");
            });
  }

  private static Optional<byte[]> resource(String name) {
    try (var in = Assets.class.getResourceAsStream(name)) {
      return in == null ? Optional.empty() : Optional.of(in.readAllBytes());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Map<String, byte[]> read() {
    var url = Assets.class.getResource(ROOT);
    if (url == null) {
      throw new IllegalStateException(
          "the pages are missing: there is no webroot on the class path");
    }
    try {
      var uri = url.toURI();
      return "jar".equals(uri.getScheme()) ? readJar(uri) : readFolder(Path.of(uri));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }

  private static Map<String, byte[]> readJar(URI uri) throws IOException {
    try (var jar = FileSystems.newFileSystem(uri, Map.of())) {
      return readFolder(jar.getPath(ROOT));
    } catch (FileSystemNotFoundException e) {
      throw new IllegalStateException(e);
    }
  }

  private static Map<String, byte[]> readFolder(Path folder) throws IOException {
    var read = new TreeMap<String, byte[]>();
    try (var paths = Files.walk(folder)) {
      for (var path : paths.filter(Files::isRegularFile).toList()) {
        read.put(folder.relativize(path).toString().replace('\\', '/'), Files.readAllBytes(path));
      }
    }
    return read;
  }

  /** The WebJars that the pages name, with their versions. */
  private static Stream<String> libraries(Map<String, byte[]> files) {
    return files.values().stream()
        .flatMap(content -> LIBRARY.matcher(new String(content, StandardCharsets.UTF_8)).results())
        .map(match -> match.group(1))
        .distinct()
        .sorted()
        .map(webjar -> webjar + version(webjar));
  }

  private static String hash(Map<String, byte[]> files) {
    try {
      var digest = MessageDigest.getInstance("SHA-256");
      files.forEach(
          (name, content) -> {
            digest.update(name.getBytes(StandardCharsets.UTF_8));
            digest.update(content);
          });
      libraries(files).forEach(library -> digest.update(library.getBytes(StandardCharsets.UTF_8)));
      return HexFormat.of().formatHex(digest.digest(), 0, 6);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
