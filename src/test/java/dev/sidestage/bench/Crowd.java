package dev.sidestage.bench;

import dev.sidestage.access.ViewerTokens;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;

/**
 * Viewers without number, each of whom does one thing: with a token of their own, signed by the key
 * in the database as {@code POST /api/viewers} would, and from an address of their own.
 */
final class Crowd {
  private final ViewerTokens tokens;
  private long viewers;

  Crowd(Database database, String uri) throws SQLException {
    try (var connection = database.connect(Database.name(uri));
        var sql = connection.createStatement();
        var found = sql.executeQuery("SELECT value FROM secret WHERE name = 'viewers'")) {
      found.next();
      this.tokens = new ViewerTokens(found.getBytes(1));
    }
  }

  /** A request of somebody who has sent none yet. */
  byte[] request(String line, String body) {
    viewers++;
    var content =
        body.isEmpty()
            ? ""
            : "Content-Type: application/json\r\nContent-Length: " + body.length() + "\r\n";
    return (line
            + " HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer "
            + tokens.sign(new UUID(0x40008000L, 0x8000000000000000L | viewers))
            + "\r\nX-Forwarded-For: 10."
            + (viewers >> 16 & 255)
            + "."
            + (viewers >> 8 & 255)
            + "."
            + (viewers & 255)
            + "\r\n"
            + content
            + "\r\n"
            + body)
        .getBytes(StandardCharsets.US_ASCII);
  }

  /** No two are alike, so that nobody takes one for another's repeat. */
  private static String text(int number) {
    return "Question %d: %s?".formatted(number, Long.toString(number * 7_919L, 36).repeat(12));
  }

  /** Asks so many questions, one each, in the rooms of these talks, which are not moderated. */
  void ask(SidestageServer sidestage, List<String> talks, int questions) throws Exception {
    var asked = new int[1];
    try (var requests =
        new Requests(
            sidestage.address(),
            Math.min(64, questions),
            201,
            () -> {
              var number = asked[0]++;
              return request(
                  "POST /api/talks/" + talks.get(number % talks.size()) + "/questions",
                  "{\"text\":\"" + text(number) + "\"}");
            })) {
      var answered = requests.send(questions, 120);
      if (answered != questions) {
        throw new IllegalStateException("only " + answered + " questions were asked");
      }
    }
  }
}
