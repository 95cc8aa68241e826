package dev.sidestage.schedule.exchange;

import dev.sidestage.schedule.Room;
import dev.sidestage.schedule.Slug;
import java.net.URI;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The rooms in the order of their first appearance, each with an id of its own. */
final class Rooms {
  /** Where talks are that say no place. */
  static final String NOWHERE = "Other";

  private static final int NAME = 200;

  private final Map<String, Room> byName = new LinkedHashMap<>();
  private final Set<String> ids = new HashSet<>();

  /** The room of that name; a new one where there was none yet. */
  Room named(@Nullable String rawName) {
    var name = Texts.line(rawName);
    return byName.computeIfAbsent(name == null ? NOWHERE : Texts.cut(name, NAME), this::make);
  }

  /** A room that is listed for itself, with what is said of it. */
  void listed(Source.Place place, @Nullable URI stream) {
    var name = Texts.line(place.name());
    if (name == null) {
      return;
    }
    byName.computeIfAbsent(
        Texts.cut(name, NAME),
        shown -> {
          var id = place.id();
          var own = id != null && Room.isId(id) && ids.add(id) ? id : idFor(shown);
          return Room.of(own, shown, stream, !Boolean.FALSE.equals(place.moderated()));
        });
  }

  List<Room> list() {
    return List.copyOf(byName.values());
  }

  private Room make(String name) {
    return Room.of(idFor(name), name, null, true);
  }

  private String idFor(String name) {
    var slug = Slug.of(name);
    var id = slug.isEmpty() ? "room-" + (byName.size() + 1) : slug;
    for (var number = 2; !ids.add(id); number++) {
      id = Slug.numbered(slug.isEmpty() ? "room" : slug, number);
    }
    return id;
  }
}
