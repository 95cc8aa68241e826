package dev.sidestage.operations;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A kustomization: the fields that ours use, and no other is understood. */
record Kustomization(
    String apiVersion,
    String kind,
    @Nullable String namespace,
    List<String> resources,
    List<Labels> labels,
    List<Image> images,
    List<Generator> configMapGenerator,
    List<Patch> patches) {
  static final String FILE = "kustomization.yaml";

  Kustomization {
    resources = orEmpty(resources);
    labels = orEmpty(labels);
    images = orEmpty(images);
    configMapGenerator = orEmpty(configMapGenerator);
    patches = orEmpty(patches);
  }

  record Labels(Map<String, String> pairs) {}

  record Image(String name, String newName, String newTag) {}

  record Generator(String name, @Nullable String behavior, List<String> literals) {}

  record Patch(Target target, String patch) {
    List<Operation> operations() {
      return List.of(StrictYaml.read(patch, Operation[].class));
    }
  }

  record Target(String kind, String name) {}

  record Operation(String op, String path, JsonNode value) {}

  static Kustomization in(Path folder) {
    return StrictYaml.read(text(folder.resolve(FILE)), Kustomization.class);
  }

  /** All objects that it brings along, its bases' included, before it changes any. */
  Stream<Manifest> manifests(Path folder) {
    return resources.stream()
        .map(folder::resolve)
        .flatMap(
            path ->
                Files.isDirectory(path)
                    ? in(path).manifests(path)
                    : Stream.of(Manifest.parse(text(path))));
  }

  static String text(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  private static <T> List<T> orEmpty(@Nullable List<T> given) {
    return given == null ? List.of() : List.copyOf(given);
  }
}
