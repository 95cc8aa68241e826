package dev.sidestage.invitations;

import dev.sidestage.posters.Typed;
import dev.sidestage.web.Problem;
import java.net.URI;
import org.jspecify.annotations.Nullable;

/**
 * How many may come, and where to.
 *
 * @param capacity null for any number
 * @param validDays for how long an invitation can be redeemed
 * @param venue the way into the venue outside; null for none
 * @param eligibility who may ask for an invitation; null: nobody may
 * @param version the one that is stored; 0 before the first
 */
record Settings(
    @Nullable Integer capacity,
    int validDays,
    @Nullable String venue,
    @Nullable String eligibility,
    int version) {
  static final Settings NONE = new Settings(null, 30, null, null, 0);

  /**
   * Checked as somebody typed it.
   *
   * @throws Problem 400
   */
  Settings {
    if (capacity != null && (capacity < 0 || capacity > 100_000)) {
      throw Problem.invalid("capacity", "A capacity is from 0 to 100000.");
    }
    if (validDays < 1 || validDays > 365) {
      throw Problem.invalid("validDays", "An invitation is valid for 1 to 365 days.");
    }
    venue = Typed.optional(venue, "venue", 500);
    eligibility = Typed.optional(eligibility, "eligibility", 2_000);
    if (venue != null && !isWeb(venue)) {
      throw Problem.invalid("venue", "The venue's address begins with https://.");
    }
  }

  private static boolean isWeb(String text) {
    try {
      var uri = URI.create(text);
      return "https".equals(uri.getScheme()) && uri.getHost() != null;
    } catch (IllegalArgumentException e) {
      return false;
    }
  }
}
