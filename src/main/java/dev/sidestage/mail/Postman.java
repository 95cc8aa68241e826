package dev.sidestage.mail;

import dev.sidestage.live.Writes;
import io.vertx.core.Future;
import io.vertx.core.MultiMap;
import io.vertx.core.VerticleBase;
import io.vertx.ext.mail.MailClient;
import io.vertx.ext.mail.MailMessage;
import io.vertx.ext.mail.SMTPException;
import io.vertx.sqlclient.SqlClient;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sends the letters that wait. Owns a timer and the connections to the mail server, and no state: a
 * letter is claimed before it is sent, so that of several nodes one sends it, and settled
 * afterwards.
 *
 * <p>A node that goes down between the mail server's word and the settling sends the letter again
 * once its claim has run out; it has the same {@code Message-ID} then, by which mail programs know
 * it. What the server refuses for good is refused; all else is tried again, after 5 seconds at
 * first and 5 minutes at last.
 */
public final class Postman extends VerticleBase {
  private static final Logger LOG = LoggerFactory.getLogger(Postman.class);
  private static final Duration GLANCE = Duration.ofSeconds(1);
  private static final int AT_ONCE = 4;
  private static final int CLAIMED_SECONDS = 120;
  private static final int FIRST_PAUSE = 5;
  private static final int LONGEST_PAUSE = 300;

  /** Three days of pauses: by then the recipient's server won't come back. */
  private static final int ATTEMPTS = 900;

  private final UUID id = UUID.randomUUID();
  private final SmtpServer server;
  private final String from;
  private final Writes writes;
  private final SqlClient database;
  private @Nullable MailClient client;
  private boolean stopped;

  /**
   * @param from whom the letters are from: an address, or a name and an address in angle brackets
   */
  public Postman(SmtpServer server, String from, Writes writes, SqlClient database) {
    this.server = server;
    this.from = from;
    this.writes = writes;
    this.database = database;
  }

  @Override
  public Future<?> start() {
    client = MailClient.create(vertx, server.config());
    look();
    return Future.succeededFuture();
  }

  @Override
  public Future<?> stop() {
    stopped = true;
    return client == null ? Future.succeededFuture() : client.close();
  }

  private void look() {
    if (stopped) {
      return;
    }
    MailStore.isDue(database)
        .compose(due -> due ? round() : Future.succeededFuture(0))
        .onSuccess(sent -> lookIn(sent == 0 ? GLANCE : Duration.ofMillis(1)))
        .onFailure(
            failure -> {
              LOG.debug("The postman tries again in a second: {}", failure.toString());
              lookIn(GLANCE);
            });
  }

  private void lookIn(Duration wait) {
    vertx.timer(wait.toMillis(), TimeUnit.MILLISECONDS).onSuccess(timer -> look());
  }

  private Future<Integer> round() {
    return writes
        .submit(new MailCommand.Claim(id, AT_ONCE, CLAIMED_SECONDS))
        .compose(claimed -> deliver(claimed.value().letters()));
  }

  private Future<Integer> deliver(List<Posted> letters) {
    return Future.join(letters.stream().map(this::deliver).toList()).map(letters.size());
  }

  private Future<MailCommand.Done> deliver(Posted posted) {
    return send(posted.letter())
        .map(v -> (MailCommand<MailCommand.Done>) new MailCommand.Sent(id, posted.letter().id()))
        .recover(failure -> Future.succeededFuture(settle(posted, failure)))
        .compose(writes::submit)
        .map(Writes.Written::value);
  }

  private Future<?> send(Letter letter) {
    if (client == null) {
      return Future.failedFuture(new IllegalStateException("the postman isn't at work"));
    }
    var headers =
        MultiMap.caseInsensitiveMultiMap()
            .add("Message-ID", "<" + letter.id() + "@sidestage>")
            .add("Auto-Submitted", "auto-generated");
    return client.sendMail(
        new MailMessage()
            .setFrom(from)
            .setTo(letter.recipient())
            .setSubject(letter.subject())
            .setText(letter.whole())
            .setHeaders(headers));
  }

  private MailCommand<MailCommand.Done> settle(Posted posted, Throwable failure) {
    var problem = String.valueOf(failure.getMessage()).lines().findFirst().orElse("");
    var letter = posted.letter();
    if (isForGood(failure) || posted.attempts() >= ATTEMPTS) {
      LOG.warn("The mail server refused letter {}: {}", letter.id(), problem);
      return new MailCommand.Refused(id, letter.id(), problem);
    }
    LOG.info("Letter {} waits: {}", letter.id(), problem);
    return new MailCommand.Later(id, letter.id(), problem, pause(posted.attempts()));
  }

  /** What the server says of this letter; not of us, who may have to log in in another way. */
  private static boolean isForGood(Throwable failure) {
    return failure instanceof SMTPException refusal
        && refusal.isPermanent()
        && List.of(550, 551, 552, 553, 554, 501).contains(refusal.getReplyCode());
  }

  private static int pause(int attempts) {
    return attempts > 6 ? LONGEST_PAUSE : Math.min(LONGEST_PAUSE, FIRST_PAUSE << (attempts - 1));
  }
}
