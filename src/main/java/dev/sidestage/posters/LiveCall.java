package dev.sidestage.posters;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.sidestage.ledger.LogEntry;
import dev.sidestage.live.Frame;
import dev.sidestage.live.Frames;
import dev.sidestage.live.Projection;
import dev.sidestage.live.Topic;
import dev.sidestage.web.Markdown;
import dev.sidestage.web.Problem;
import io.vertx.core.Future;
import io.vertx.sqlclient.SqlConnection;
import java.time.OffsetDateTime;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The call in memory: what everybody reads. Changed by the feed's event loop; read from any thread.
 */
public final class LiveCall implements Projection {
  static final String CHANGED = "call.changed";

  /** What a page follows that shows the call. */
  static final String TOPIC = "call";

  private volatile @Nullable Known known;

  /** The call as it is stored. */
  record Known(Call call, int version) {
    View view() {
      return new View(call, Markdown.html(call.introduction()), call.deadline().at(), version);
    }
  }

  /**
   * The call as it is read.
   *
   * @param introductionHtml the introduction, safe to show
   * @param closesAt the instant of its deadline
   */
  record View(
      @JsonUnwrapped Call call, String introductionHtml, OffsetDateTime closesAt, int version) {}

  /** The call; empty where there is none. */
  Optional<Known> known() {
    return Optional.ofNullable(known);
  }

  /**
   * The call as it is read.
   *
   * @throws Problem 404
   */
  View view() {
    return known().map(Known::view).orElseThrow(LiveCall::none);
  }

  /** Whether reviewers don't see the authors' names: so they don't where there is no call. */
  public boolean namesHidden() {
    return known().map(there -> there.call().namesHidden()).orElse(true);
  }

  static Problem none() {
    return Problem.notFound("call", "There is no call for posters.");
  }

  @Override
  public Set<String> kinds() {
    return Set.of(CHANGED);
  }

  @Override
  public Future<Runnable> load(SqlConnection snapshot) {
    return CallStore.find(snapshot).map(found -> () -> known = found.orElse(null));
  }

  @Override
  public void apply(LogEntry entry) {
    known = entry.dataAs(Known.class);
  }

  /** Sent as it is now: a page that comes back learns of an extension at once. */
  @Override
  public Frames frames(LogEntry entry) {
    var now = known;
    return now == null ? Frames.none() : Frames.toAll(new Frame(CHANGED, now.view()));
  }

  @Override
  public Optional<Topic> topic(String name) {
    return name.equals(TOPIC) ? Optional.of(new Topic(name, Optional.empty())) : Optional.empty();
  }
}
