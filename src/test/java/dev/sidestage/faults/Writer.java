package dev.sidestage.faults;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sidestage.Client;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

/**
 * Takes one question on stage and back, for as long as it is wanted: each time an entry that
 * everybody sees. What is refused, or isn't answered, is tried again as things then stand.
 */
final class Writer implements Runnable {
  private final Supplier<Client> moderator;
  private final String path;
  private final AtomicInteger left;
  private boolean onstage;
  private int version = 2;

  /**
   * @param moderator asked for each time: it may be another node's
   * @param left how many entries are still wanted of all writers
   */
  Writer(Supplier<Client> moderator, String question, AtomicInteger left) {
    this.moderator = moderator;
    this.path = "/api/questions/" + question;
    this.left = left;
  }

  @Override
  public void run() {
    while (left.get() > 0) {
      write();
    }
  }

  private void write() {
    var client = moderator.get();
    var state = onstage ? "approved" : "onstage";
    var change = "{\"state\":\"%s\",\"version\":%d}".formatted(state, version);
    Client.Answered answer;
    try {
      answer = client.patch(path, change);
    } catch (AssertionError unanswered) {
      return;
    }
    if (answer.status() == 200) {
      left.decrementAndGet();
      learn(answer.json());
    } else if (answer.status() == 409) {
      learn(answer.json().get("question"));
    } else if (answer.status() != 503) {
      throw new IllegalStateException(answer.status() + " " + answer.text());
    }
  }

  private void learn(JsonNode question) {
    version = question.get("version").asInt();
    onstage = question.get("state").asText().equals("onstage");
  }
}
