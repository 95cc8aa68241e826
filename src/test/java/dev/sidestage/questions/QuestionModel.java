package dev.sidestage.questions;

import dev.sidestage.questions.State.Who;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Questions of one talk as simply as they can be told: no log, no batch, no SQL. Each step says
 * whether it is allowed, and changes nothing where it isn't.
 */
final class QuestionModel {
  private final List<Asked> all = new ArrayList<>();

  /** A question. */
  static final class Asked {
    final int author;
    State state = State.PENDING;
    @Nullable State previous;
    Who movedBy = Who.VIEWER;
    @Nullable Asked into;
    @Nullable Asked lastInto;
    int edition = 1;
    String text;
    final Set<Integer> voters = new HashSet<>();
    final Set<Integer> flaggers = new HashSet<>();
    int flags;

    Asked(int author, String text) {
      this.author = author;
      this.text = text;
    }

    private void move(State to, Who who) {
      previous = state;
      state = to;
      movedBy = who;
      flags = who == Who.MODERATOR ? 0 : flags;
    }
  }

  List<Asked> all() {
    return all;
  }

  void ask(int viewer, String text) {
    all.add(new Asked(viewer, text));
  }

  boolean vote(int viewer, Asked question, boolean wants) {
    if (!question.state.takesVotes() || question.author == viewer) {
      return false;
    }
    if (wants) {
      question.voters.add(viewer);
    } else {
      group(question).forEach(part -> part.voters.remove(viewer));
    }
    return true;
  }

  boolean flag(int viewer, Asked question, int enough) {
    if (!question.state.takesVotes() || question.author == viewer) {
      return false;
    }
    if (question.flaggers.add(viewer)) {
      question.flags++;
      if (question.flags >= enough && question.state == State.APPROVED) {
        question.move(State.PENDING, Who.VIEWER);
      }
    }
    return true;
  }

  boolean edit(int viewer, Asked question, String text) {
    var may = question.state == State.PENDING || question.state == State.APPROVED;
    if (question.author != viewer || !may) {
      return false;
    }
    question.edition += text.equals(question.text) ? 0 : 1;
    question.text = text;
    if (question.state == State.APPROVED) {
      question.move(State.PENDING, Who.AUTHOR);
    }
    return true;
  }

  boolean withdraw(int viewer, Asked question) {
    return question.author == viewer && go(question, State.WITHDRAWN, Who.AUTHOR, null);
  }

  boolean moderate(Asked question, State to, @Nullable Asked into) {
    return go(question, to, Who.MODERATOR, into);
  }

  boolean undo(Asked question) {
    var back = question.previous;
    if (question.movedBy != Who.MODERATOR || back == null) {
      return false;
    }
    return take(question, back, Who.MODERATOR, back == State.MERGED ? question.lastInto : null);
  }

  private boolean go(Asked question, State to, Who who, @Nullable Asked into) {
    return question.state.canBecome(to, who) && take(question, to, who, into);
  }

  private boolean take(Asked question, State to, Who who, @Nullable Asked into) {
    var taken = to.isPlace() && all.stream().anyMatch(other -> other.state == to);
    if (taken || (to == State.MERGED && !fits(question, into))) {
      return false;
    }
    question.move(to, who);
    question.into = into;
    question.lastInto = into == null ? question.lastInto : into;
    return true;
  }

  private static boolean fits(Asked question, @Nullable Asked into) {
    return into != null
        && into != question
        && (into.state.waits() || into.state == State.ONSTAGE)
        && (into.state.isPublic() || !question.state.isPublic());
  }

  /** A question with all that is merged into it, and into that. */
  Set<Asked> group(Asked root) {
    var group = new HashSet<>(Set.of(root));
    while (all.stream().anyMatch(q -> q.into != null && group.contains(q.into) && group.add(q))) {
      // until nothing is added
    }
    return group;
  }

  /** Each viewer of the group once. */
  int votes(Asked question) {
    var voters = new HashSet<Integer>();
    group(question).forEach(part -> voters.addAll(part.voters));
    return voters.size();
  }

  /** States, counts and editions, by the question's place in the order of asking. */
  Map<Integer, String> summary() {
    var summary = new HashMap<Integer, String>();
    for (var i = 0; i < all.size(); i++) {
      var question = all.get(i);
      var parts = question.into == null ? group(question).size() - 1 : 0;
      var votes = question.into == null ? "" + votes(question) : "-";
      summary.put(
          i,
          "%s votes=%s merged=%d edition=%d flags=%d"
              .formatted(question.state.word(), votes, parts, question.edition, question.flags));
    }
    return summary;
  }
}
