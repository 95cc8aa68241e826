package dev.sidestage.invitations;

import dev.sidestage.posters.Typed;
import dev.sidestage.web.Problem;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What one of the invited tells the others. */
record Attendee(
    String name, @Nullable String affiliation, @Nullable String interests, List<String> links) {
  /**
   * Checked as somebody typed it.
   *
   * @throws Problem 400
   */
  Attendee {
    name = Typed.line(name, "name", 1, 100);
    affiliation = Typed.optional(affiliation, "affiliation", 200);
    interests = Typed.optional(interests, "interests", 1_000);
    links = Typed.lines(links, "links", 5, 300);
    for (var link : links) {
      if (!link.matches("https://[^\\s/@]+\\.[^\\s@]+")) {
        throw Problem.invalid("links", "A link begins with https://, unlike '" + link + "'.");
      }
    }
  }
}
