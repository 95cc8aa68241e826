package dev.sidestage.web;

import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.Route;
import io.vertx.ext.web.Router;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;

/** Which methods there are at a path: what a 405 has to say (RFC 9110, section 15.5.6). */
final class Methods {
  private static final SortedSet<String> READING =
      new TreeSet<>(List.of(HttpMethod.GET.name(), HttpMethod.HEAD.name()));

  private Methods() {}

  /** In alphabetical order. Of the routes with a plain path; the others only read. */
  static SortedSet<String> at(String path, Router router) {
    var methods = new TreeSet<String>();
    for (var route : router.getRoutes()) {
      if (route.methods() != null && isAt(route, path)) {
        route.methods().stream().map(HttpMethod::name).forEach(methods::add);
      }
    }
    return methods.isEmpty() ? READING : methods;
  }

  /** Segment by segment, as {@code :name} stands for any one. */
  private static boolean isAt(Route route, String path) {
    if (route.getPath() == null) {
      return false;
    }
    var pattern = route.getPath().split("/", -1);
    var segments = path.split("/", -1);
    if (pattern.length != segments.length) {
      return false;
    }
    for (var i = 0; i < pattern.length; i++) {
      if (!pattern[i].startsWith(":") && !pattern[i].equals(segments[i])) {
        return false;
      }
    }
    return true;
  }
}
