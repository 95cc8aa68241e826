package dev.sidestage.posters.exchange;

import dev.sidestage.posters.Content;
import dev.sidestage.posters.Facts;
import dev.sidestage.schedule.NamedUuid;
import dev.sidestage.web.Problem;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A submission that is brought in from elsewhere, or what stands against it.
 *
 * @param row counted from 1
 * @param id the same for the same submission in each import
 */
record Brought(
    long row, UUID id, @Nullable Content content, Facts.Decision decision, @Nullable String error) {

  /** Reads one: what throws a Problem is its error. */
  static Brought of(
      long row, String id, Supplier<Content> content, Supplier<Facts.Decision> decision) {
    try {
      var read = content.get();
      if (read.title().isEmpty()) {
        throw Problem.invalid("title", "It has no title.");
      }
      return new Brought(row, idOf(id, read), read, decision.get(), null);
    } catch (Problem problem) {
      return new Brought(row, new UUID(0, row), null, Facts.Decision.PENDING, problem.detail());
    }
  }

  /** Ours where it has one of ours; else made of theirs or, without, of its title and address. */
  private static UUID idOf(String id, Content content) {
    try {
      return UUID.fromString(id);
    } catch (IllegalArgumentException e) {
      var name = id.isEmpty() ? content.email() + "/" + content.title() : id;
      return NamedUuid.of(NamedUuid.TALKS, "submission/" + name);
    }
  }
}
