package dev.sidestage.invitations;

import dev.sidestage.posters.Content;
import dev.sidestage.posters.Typed;
import org.jspecify.annotations.Nullable;

/** Somebody to be invited. */
record Person(String email, @Nullable String name, @Nullable String affiliation) {
  private static final int MOST = 200;

  /**
   * Checked as somebody typed it.
   *
   * @throws dev.sidestage.web.Problem 400
   */
  Person {
    email = Content.address(email, "email");
    name = Typed.optional(name, "name", MOST);
    affiliation = Typed.optional(affiliation, "affiliation", MOST);
  }
}
