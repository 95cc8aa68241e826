package dev.sidestage.access;

import dev.sidestage.ledger.LogEntry;
import dev.sidestage.live.Frames;
import dev.sidestage.live.Projection;
import io.vertx.core.Future;
import io.vertx.sqlclient.SqlConnection;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

/**
 * All grants in memory, so that no request asks the database who it is. Changed by the feed's event
 * loop; may be asked from any thread.
 */
public final class LiveGrants implements Projection {
  static final String CHANGED = "grant.changed";

  private volatile Map<String, Grant> byTokenHash = new ConcurrentHashMap<>();
  private final Map<UUID, Grant> byId = new ConcurrentHashMap<>();

  /** The grant that a token holds, where it holds one now. */
  Optional<Grant> of(String token) {
    return Optional.ofNullable(byTokenHash.get(Token.hash(token)))
        .filter(grant -> grant.holds(Instant.now()));
  }

  /** Whether a grant holds by now: it may have ended, or been revoked. */
  boolean holds(Grant grant) {
    var now = byId.get(grant.id());
    return now != null && now.holds(Instant.now());
  }

  /** The grant of that id, whether it holds or not. */
  public Optional<Grant> grant(UUID id) {
    return Optional.ofNullable(byId.get(id));
  }

  /** All of them, the newest first. */
  List<Grant> all() {
    return byTokenHash.values().stream()
        .sorted(Comparator.comparing(Grant::createdAt).reversed().thenComparing(Grant::id))
        .toList();
  }

  @Override
  public Set<String> kinds() {
    return Set.of(CHANGED);
  }

  @Override
  public Future<Runnable> load(SqlConnection snapshot) {
    return GrantStore.all(snapshot)
        .map(
            all -> {
              var loaded =
                  all.stream()
                      .collect(
                          Collectors.toMap(GrantStore.Held::tokenHash, GrantStore.Held::grant));
              return () -> replace(loaded);
            });
  }

  private void replace(Map<String, Grant> loaded) {
    byTokenHash = new ConcurrentHashMap<>(loaded);
    byId.clear();
    loaded.values().forEach(grant -> byId.put(grant.id(), grant));
  }

  @Override
  public void apply(LogEntry entry) {
    var held = entry.dataAs(GrantStore.Held.class);
    byTokenHash.put(held.tokenHash(), held.grant());
    byId.put(held.grant().id(), held.grant());
  }

  /** Nobody is told of grants over the stream. */
  @Override
  public Frames frames(LogEntry entry) {
    return Frames.none();
  }
}
