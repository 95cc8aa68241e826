package dev.sidestage.live;

import io.vertx.ext.web.RoutingContext;

/** Who asks for a stream: what the stream needs to know of access. */
@FunctionalInterface
public interface Readers {
  /**
   * The reader of a request.
   *
   * @param moderation whether it asks for the moderators' view
   * @throws dev.sidestage.web.Problem 401 or 403 where it asks for that and moderates nothing
   */
  Reader of(RoutingContext request, boolean moderation);
}
