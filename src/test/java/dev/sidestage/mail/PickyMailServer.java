package dev.sidestage.mail;

import io.vertx.core.Vertx;
import io.vertx.core.net.NetServer;
import io.vertx.core.net.NetSocket;
import io.vertx.core.parsetools.RecordParser;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * A mail server (RFC 5321) that takes letters as long as nobody called {@code refused} is among
 * their recipients, and that asks those called {@code later} to come again.
 */
final class PickyMailServer implements AutoCloseable {
  private final Vertx vertx = Vertx.vertx();
  private final List<String> taken = new CopyOnWriteArrayList<>();
  private final NetServer server =
      vertx.createNetServer().connectHandler(socket -> new Conversation(socket).begin());

  PickyMailServer() {
    server.listen(0, "127.0.0.1").toCompletionStage().toCompletableFuture().join();
  }

  int port() {
    return server.actualPort();
  }

  /** The recipients of the letters that it took. */
  List<String> taken() {
    return taken;
  }

  @Override
  public void close() {
    vertx.close().toCompletionStage().toCompletableFuture().join();
  }

  private final class Conversation {
    private final NetSocket socket;
    private boolean data;
    private String recipient = "";

    Conversation(NetSocket socket) {
      this.socket = socket;
    }

    void begin() {
      socket.handler(RecordParser.newDelimited("\r\n", line -> hear(line.toString())));
      say("220 picky");
    }

    private void hear(String line) {
      if (data) {
        if (line.equals(".")) {
          data = false;
          taken.add(recipient);
          say("250 taken");
        }
        return;
      }
      var command = line.toUpperCase(Locale.ROOT);
      if (command.startsWith("RCPT")) {
        recipient = line.replaceAll(".*<(.*)>.*", "$1");
        say(
            recipient.startsWith("refused")
                ? "550 5.1.1 no such mailbox"
                : recipient.startsWith("later") ? "451 4.7.1 greylisted" : "250 fine");
      } else if (command.startsWith("DATA")) {
        data = true;
        say("354 go on");
      } else if (command.startsWith("QUIT")) {
        say("221 bye");
        socket.close();
      } else {
        say("250 fine");
      }
    }

    private void say(String line) {
      socket.write(line + "\r\n");
    }
  }
}
