package dev.sidestage.invitations;

import dev.sidestage.access.Token;
import dev.sidestage.ledger.Batch;
import dev.sidestage.mail.Letter;
import dev.sidestage.mail.Outbox;
import io.vertx.core.Future;
import java.net.URI;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;

/**
 * Those who wait in line for an invitation: who came first goes first, as far as there is room. In
 * one transaction with whatever made room, under the log's lock, so that no seat is given twice.
 */
final class Line {
  private static final int AT_ONCE = 1_000;
  private static final DateTimeFormatter DAY =
      DateTimeFormatter.ofPattern("EEEE, d MMMM uuuu", Locale.ENGLISH);

  private Line() {}

  /**
   * Issues invitations to the first in line.
   *
   * @return how many
   */
  static Future<Integer> moveUp(URI publicUrl, Batch batch) {
    var client = batch.connection();
    return InvitationStore.settings(client)
        .compose(
            settings ->
                InvitationStore.taken(client, batch.now())
                    .compose(taken -> InvitationStore.next(client, room(settings, taken)))
                    .compose(turns -> issue(turns, settings, publicUrl, batch)));
  }

  private static int room(Settings settings, int taken) {
    var capacity = settings.capacity();
    return capacity == null ? AT_ONCE : Math.max(0, Math.min(AT_ONCE, capacity - taken));
  }

  /** Issues these, whether there is room or not. */
  static Future<Integer> issue(
      List<InvitationStore.Turn> turns, Settings settings, URI publicUrl, Batch batch) {
    if (turns.isEmpty()) {
      return Future.succeededFuture(0);
    }
    var expires = batch.now().plusDays(settings.validDays());
    List<String> hashes = new ArrayList<>();
    List<Letter> letters = new ArrayList<>();
    for (var turn : turns) {
      var token = Token.create();
      hashes.add(Token.hash(token));
      letters.add(letter(turn.person(), DAY.format(expires), publicUrl + "/invitation#" + token));
    }
    List<UUID> ids = turns.stream().map(InvitationStore.Turn::id).toList();
    return InvitationStore.issue(
            batch.connection(), ids, hashes, letters.stream().map(Letter::id).toList(), expires)
        .compose(v -> Outbox.post(letters, batch))
        .map(turns.size());
  }

  private static Letter letter(Person person, String until, String link) {
    var text =
        """
        Hello%s,

        you are invited. This link is your way in; it is for you alone, and works in one browser, the one in
        which you open it first:

          %s

        Please open it until %s.
        """
            .formatted(person.name() == null ? "" : " " + person.name(), Letter.LINK, until);
    return Letter.to(person.email(), "invitation.issued", "Your invitation", text, link);
  }
}
