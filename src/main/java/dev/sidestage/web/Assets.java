package dev.sidestage.web;

import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
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
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The pages' files: {@code webroot} at {@code /assets/<hash>/…}, and the libraries, from WebJars,
 * at {@code /lib/<hash>/<webjar>/…}. The hash is that of all of webroot and of the libraries'
 * versions, so that a browser may keep what it has for ever. Thread-safe; all of webroot is in
 * memory.
 */
public final class Assets {
  private static final String ROOT = "/webroot";
  private static final String FOR_EVER = "public, max-age=31536000, immutable";
  private static final String ASK_EACH_TIME = "no-cache";

  private final Map<String, byte[]> files;
  private final Map<String, Asset> assets;
  private final Libraries libraries;
  private final String hash;

  /** Reads all of webroot. Blocking. */
  public Assets() {
    this.files = read();
    this.assets =
        files.entrySet().stream()
            .collect(
                Collectors.toUnmodifiableMap(
                    Map.Entry::getKey, file -> Asset.of(file.getKey(), file.getValue())));
    this.libraries =
        new Libraries(files.keySet().stream().filter(Assets::isEntry).map(this::text).toList());
    this.hash = hash();
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

  /** A page's file, with the hash in the addresses of its files. */
  public String page(String name) {
    return addressed(text(name));
  }

  /** A page's text with the hash in the addresses of its files. */
  String addressed(String text) {
    return text.replace("\"/assets/", "\"/assets/" + hash + "/")
        .replace("\"/lib/", "\"/lib/" + hash + "/");
  }

  private void file(RoutingContext request) {
    send(request, assets.get(String.valueOf(request.pathParam("file"))));
  }

  private void library(RoutingContext request) {
    var webjar = String.valueOf(request.pathParam("webjar"));
    send(request, libraries.file(webjar, String.valueOf(request.pathParam("file"))));
  }

  private void send(RoutingContext request, @Nullable Asset asset) {
    if (asset == null) {
      request.fail(404);
    } else {
      asset.send(request, hash.equals(request.pathParam("hash")) ? FOR_EVER : ASK_EACH_TIME);
    }
  }

  /** Whether a file is sent with the hash in its addresses, and so may name a library. */
  private static boolean isEntry(String name) {
    return name.endsWith(".html") || name.endsWith(".json");
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

  private String hash() {
    try {
      var digest = MessageDigest.getInstance("SHA-256");
      files.forEach(
          (name, content) -> {
            digest.update(name.getBytes(StandardCharsets.UTF_8));
            digest.update(content);
          });
      digest.update(libraries.toString().getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(digest.digest(), 0, 6);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
