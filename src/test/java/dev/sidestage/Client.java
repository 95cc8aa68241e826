package dev.sidestage;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.Nullable;

/**
 * A program that talks to Sidestage over HTTP: blocking, with one token or none. Immutable. All
 * that it sends and gets is held against the contract.
 */
public final class Client {
  private static final HttpClient HTTP =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private static final JsonMapper MAPPER = new JsonMapper();
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  private final URI url;
  private final @Nullable String token;
  private final Map<String, String> headers;

  /** With a token, or without where it is null. */
  public Client(URI url, @Nullable String token) {
    this(url, token, Map.of());
  }

  private Client(URI url, @Nullable String token, Map<String, String> headers) {
    this.url = url;
    this.token = token;
    this.headers = Map.copyOf(headers);
  }

  /** An answer. */
  @SuppressWarnings("ArrayRecordComponent") // never compared
  public record Answered(int status, Map<String, String> headers, byte[] bytes) {
    public String text() {
      return new String(bytes, StandardCharsets.UTF_8);
    }

    /** The body without its compression. */
    byte[] content() {
      if (!"gzip".equals(header("content-encoding")) || bytes.length == 0) {
        return bytes;
      }
      try (var in = new GZIPInputStream(new ByteArrayInputStream(bytes))) {
        return in.readAllBytes();
      } catch (IOException e) {
        throw new AssertionError("not compressed as it says", e);
      }
    }

    public JsonNode json() {
      try {
        return MAPPER.readTree(text());
      } catch (JsonProcessingException e) {
        throw new AssertionError("no JSON: " + status + " " + text(), e);
      }
    }

    /** The same; fails where it is a refusal. */
    public Answered orFail() {
      if (status >= 400) {
        throw new AssertionError("refused: " + status + " " + text());
      }
      return this;
    }

    /** A header by its name in lower case; null where it isn't there. */
    public @Nullable String header(String name) {
      return headers.get(name);
    }
  }

  /** The same with one more header. */
  public Client with(String header, String value) {
    var more = new LinkedHashMap<>(headers);
    more.put(header, value);
    return new Client(url, token, more);
  }

  public URI url() {
    return url;
  }

  /** Null for none. */
  public @Nullable String token() {
    return token;
  }

  public Answered get(String path) {
    return send("GET", path, (byte[]) null);
  }

  /** Sends JSON, or nothing where it is null. */
  public Answered post(String path, @Nullable String json) {
    return send("POST", path, json);
  }

  public Answered put(String path, @Nullable String json) {
    return send("PUT", path, json);
  }

  public Answered patch(String path, @Nullable String json) {
    return send("PATCH", path, json);
  }

  public Answered delete(String path) {
    return send("DELETE", path, (byte[]) null);
  }

  /** Sends a body of JSON, or of what the Content-Type header says. */
  public Answered send(String method, String path, @Nullable String body) {
    return send(method, path, body == null ? null : body.getBytes(StandardCharsets.UTF_8));
  }

  /** Sends bytes. */
  public Answered send(String method, String path, byte @Nullable [] body) {
    var request =
        request(path)
            .timeout(PATIENCE)
            .method(
                method, body == null ? BodyPublishers.noBody() : BodyPublishers.ofByteArray(body));
    if (body != null && !headers.containsKey("Content-Type")) {
      request.header("Content-Type", "application/json");
    }
    var built = request.build();
    try {
      var answered = answered(HTTP.send(built, HttpResponse.BodyHandlers.ofByteArray()));
      ContractCheck.check(
          new Exchange(method, built.uri(), headers(built.headers()), body, answered));
      return answered;
    } catch (IOException e) {
      throw new AssertionError(method + " " + path + " was not answered", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError(e);
    }
  }

  private HttpRequest.Builder request(String path) {
    var request = HttpRequest.newBuilder(url.resolve(path));
    if (token != null) {
      request.header("Authorization", "Bearer " + token);
    }
    headers.forEach(request::header);
    return request;
  }

  private static Answered answered(HttpResponse<byte[]> response) {
    return new Answered(response.statusCode(), headers(response.headers()), response.body());
  }

  private static Map<String, String> headers(HttpHeaders headers) {
    var byName = new LinkedHashMap<String, String>();
    headers
        .map()
        .forEach(
            (name, values) -> byName.put(name.toLowerCase(Locale.ROOT), String.join(", ", values)));
    return byName;
  }

  /** Opens the live stream; the caller closes it. */
  public LiveStream live(String query) {
    return LiveStream.open(HTTP, request("/api/live?" + query).build());
  }
}
