package dev.sidestage.access;

import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Who sends a request: a viewer, holders of grants, both, or nobody known. */
record Identity(Optional<UUID> viewer, List<Grant> grants) {
  Identity {
    grants = List.copyOf(grants);
  }

  /** As whom it asks and votes: a program that has only a grant does so under the grant's id. */
  Optional<UUID> asks() {
    return viewer.or(() -> grants.stream().map(Grant::id).findFirst());
  }
}
