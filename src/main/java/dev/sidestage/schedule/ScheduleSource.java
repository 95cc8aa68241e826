package dev.sidestage.schedule;

import dev.sidestage.access.Token;
import dev.sidestage.schedule.exchange.Imported;
import dev.sidestage.schedule.exchange.ScheduleReader;
import dev.sidestage.schedule.exchange.UnreadableSchedule;
import io.vertx.core.buffer.Buffer;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HexFormat;

/**
 * A schedule that the operator names: a file or a web address. Blocking.
 *
 * @param hash SHA-256 of what was read, hexadecimal: tells whether it is the one that was loaded
 *     before
 */
public record ScheduleSource(URI uri, Buffer content, String hash) {
  private static final int LARGEST = 32 * 1024 * 1024;
  private static final Duration TIMEOUT = Duration.ofSeconds(20);

  /**
   * Reads it.
   *
   * @throws UnreadableSchedule with a sentence, where it can't be reached or is too large
   */
  public static ScheduleSource read(URI uri) throws UnreadableSchedule {
    try {
      var content = "file".equals(uri.getScheme()) ? file(Path.of(uri)) : web(uri);
      return new ScheduleSource(
          uri, Buffer.buffer(content), HexFormat.of().formatHex(Token.sha256(content)));
    } catch (IOException e) {
      throw new UnreadableSchedule("The schedule at " + uri + " can't be read: " + e);
    }
  }

  /** What is in it. */
  public Imported parse() throws UnreadableSchedule {
    var bytes = content.getBytes();
    var format =
        ScheduleReader.ofFile(String.valueOf(uri.getPath()), bytes)
            .orElseThrow(
                () ->
                    new UnreadableSchedule(
                        uri + " is no schedule that we know: frab XML or JSON, or iCalendar."));
    return ScheduleReader.read(format, bytes);
  }

  private static byte[] file(Path path) throws IOException, UnreadableSchedule {
    if (Files.size(path) > LARGEST) {
      throw tooLarge(path.toUri());
    }
    return Files.readAllBytes(path);
  }

  private static byte[] web(URI uri) throws IOException, UnreadableSchedule {
    var client =
        HttpClient.newBuilder()
            .connectTimeout(TIMEOUT)
            .followRedirects(HttpClient.Redirect.NORMAL)
            .build();
    var request =
        HttpRequest.newBuilder(uri).timeout(TIMEOUT).header("User-Agent", "Sidestage").build();
    try {
      var response = client.send(request, HttpResponse.BodyHandlers.ofInputStream());
      try (var body = response.body()) {
        if (response.statusCode() != 200) {
          throw new UnreadableSchedule(uri + " answers with status " + response.statusCode() + ".");
        }
        var content = body.readNBytes(LARGEST + 1);
        if (content.length > LARGEST) {
          throw tooLarge(uri);
        }
        return content;
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new UnreadableSchedule("Reading " + uri + " was interrupted.");
    }
  }

  private static UnreadableSchedule tooLarge(URI uri) {
    return new UnreadableSchedule(uri + " is larger than 32 MB: that is no schedule.");
  }
}
