package dev.sidestage;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;

/**
 * A reader of the live stream, by the rules of HTML's server-sent events: an {@code id} without
 * data moves the last event id, and is no event. It reads on a thread of its own until it is closed
 * or the server ends the stream.
 */
public final class LiveStream implements AutoCloseable {
  private static final JsonMapper MAPPER = new JsonMapper();
  private static final long PATIENCE_SECONDS = 15;
  private static final Event END = new Event("", "end", "");

  /** One event. Its id is the last that was seen, which may be an earlier block's. */
  public record Event(String id, String event, String data) {
    public JsonNode json() {
      try {
        return MAPPER.readTree(data);
      } catch (JsonProcessingException e) {
        throw new AssertionError(data, e);
      }
    }
  }

  private final InputStream body;
  private final BlockingQueue<Event> events = new LinkedBlockingQueue<>();
  private volatile String lastEventId = "";
  private volatile String retry = "";

  private LiveStream(InputStream body) {
    this.body = body;
  }

  static LiveStream open(HttpClient http, HttpRequest request) {
    try {
      var response = http.send(request, HttpResponse.BodyHandlers.ofInputStream());
      if (response.statusCode() != 200) {
        throw new AssertionError(
            "the stream was answered "
                + response.statusCode()
                + " "
                + new String(response.body().readAllBytes(), StandardCharsets.UTF_8));
      }
      var stream = new LiveStream(response.body());
      var thread = new Thread(stream::read, "live-stream");
      thread.setDaemon(true);
      thread.start();
      return stream;
    } catch (IOException e) {
      throw new AssertionError(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError(e);
    }
  }

  private void read() {
    try (var lines = new BufferedReader(new InputStreamReader(body, StandardCharsets.UTF_8))) {
      var event = "message";
      var data = new ArrayList<String>();
      for (var line = lines.readLine(); line != null; line = lines.readLine()) {
        if (line.isEmpty()) {
          if (!data.isEmpty()) {
            events.add(new Event(lastEventId, event, String.join("\n", data)));
          }
          event = "message";
          data.clear();
        } else if (line.startsWith("id: ")) {
          lastEventId = line.substring(4);
        } else if (line.startsWith("event: ")) {
          event = line.substring(7);
        } else if (line.startsWith("data: ")) {
          data.add(line.substring(6));
        } else if (line.startsWith("retry: ")) {
          retry = line.substring(7);
        } else if (!line.startsWith(":")) {
          throw new AssertionError("not a line of an event stream: " + line);
        }
      }
    } catch (IOException e) {
      // closed, by either side
    } finally {
      events.add(END);
    }
  }

  /** The next event. */
  public Event next() {
    try {
      var event = events.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
      if (event == null) {
        throw new AssertionError("no event within " + PATIENCE_SECONDS + " s");
      }
      return event;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError(e);
    }
  }

  /** The next event, where there is one within so long. */
  public Optional<Event> poll(Duration wait) throws InterruptedException {
    return Optional.ofNullable(events.poll(wait.toMillis(), TimeUnit.MILLISECONDS));
  }

  /** The next event of that kind; those before it are passed over. */
  public Event next(String kind) {
    return next(event -> event.event().equals(kind));
  }

  /** The next event that is meant. */
  public Event next(Predicate<Event> meant) {
    while (true) {
      var event = next();
      if (meant.test(event)) {
        return event;
      }
      if (isEnd(event)) {
        throw new AssertionError("the stream ended before what was waited for");
      }
    }
  }

  /** All events up to one that is meant, with it. */
  public List<Event> until(Predicate<Event> meant) {
    var seen = new ArrayList<Event>();
    while (true) {
      var event = next();
      seen.add(event);
      if (meant.test(event)) {
        return seen;
      }
      if (isEnd(event)) {
        throw new AssertionError("the stream ended before what was waited for: " + seen);
      }
    }
  }

  /** Whether it is the sign that the stream ended. */
  public static boolean isEnd(Event event) {
    return event.event().equals(END.event()) && event.data().isEmpty();
  }

  /** Where one goes on after a lost connection. */
  public String lastEventId() {
    return lastEventId;
  }

  /**
   * The reconnection time that the server asked for, in milliseconds; empty before the first frame.
   */
  public String retry() {
    return retry;
  }

  @Override
  public void close() {
    try {
      body.close();
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }
}
