package dev.sidestage.posters.review;

import dev.sidestage.access.Token;
import dev.sidestage.mail.Letter;
import dev.sidestage.posters.Facts;
import dev.sidestage.posters.PrivateLinks.PrivateLink;
import dev.sidestage.posters.Typed;
import java.net.URI;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Decisions that their authors are to be told of at once, and the letters that do so. Immutable.
 */
record PublishedBatch(List<Item> items, Messages messages) {
  /** A decision that its author wasn't told of. */
  record Item(UUID id, int number, String title, String email, Facts.Decision decision) {}

  /** What the organiser adds to the letters of each decision; null for nothing. */
  record Messages(@Nullable String accepted, @Nullable String rejected, @Nullable String waiting) {
    private static final int MOST = 5_000;

    Messages {
      accepted = Typed.optional(accepted, "messages.accepted", MOST);
      rejected = Typed.optional(rejected, "messages.rejected", MOST);
      waiting = Typed.optional(waiting, "messages.waiting", MOST);
    }

    private @Nullable String of(Facts.Decision decision) {
      return switch (decision) {
        case ACCEPTED -> accepted;
        case REJECTED -> rejected;
        case WAITING -> waiting;
        case PENDING -> null;
      };
    }
  }

  /** What tells this batch from every other: the letters that it would send. */
  String seen() {
    var text = new StringBuilder();
    items.forEach(item -> text.append(item.id()).append(item.decision()).append(item.email()));
    text.append(messages);
    return HexFormat.of()
        .formatHex(Token.sha256(text.toString().getBytes(java.nio.charset.StandardCharsets.UTF_8)));
  }

  /** The letters as they would go out, without their links. */
  List<Letter> preview() {
    return items.stream().map(item -> letter(item, null)).toList();
  }

  /** A private link for each, in their order. */
  List<PrivateLink> links(URI publicUrl) {
    return items.stream().map(item -> dev.sidestage.posters.PrivateLinks.fresh(publicUrl)).toList();
  }

  Letter letter(Item item, @Nullable String link) {
    var message = messages.of(item.decision());
    var text =
        """
        Hello,

        %s

          No. %d: %s
        %s
        %s

          %s
        """
            .formatted(
                sentence(item.decision()),
                item.number(),
                item.title(),
                message == null ? "" : "\n" + message + "\n",
                item.decision() == Facts.Decision.ACCEPTED
                    ? "Please say with this private link whether you will be there:"
                    : "Your submission is still here, under its private link:",
                Letter.LINK);
    return Letter.to(
        item.email(),
        "decision." + item.decision().word(),
        subject(item.decision()) + ": " + item.title(),
        text,
        link);
  }

  private static String sentence(Facts.Decision decision) {
    return switch (decision) {
      case ACCEPTED -> "your poster is accepted. Congratulations!";
      case REJECTED -> "thank you for your submission. We are sorry that we can't show it.";
      case WAITING ->
          "your poster is on the waiting list: we show it if another one can't be shown.";
      case PENDING -> throw new IllegalArgumentException("there is no decision");
    };
  }

  private static String subject(Facts.Decision decision) {
    return switch (decision) {
      case ACCEPTED -> "Accepted";
      case REJECTED -> "Not accepted";
      case WAITING -> "Waiting list";
      case PENDING -> throw new IllegalArgumentException("there is no decision");
    };
  }
}
