package dev.sidestage.bench;

import java.util.ArrayList;
import java.util.List;

/** What was measured, as docs/benchmarks.md has it; printed as it comes. */
final class Table {
  private static final String ROW = "| %s | %s | %s | %s | %s | %s |";

  private final List<String> rows = new ArrayList<>();

  Table() {
    row("work", "Sidestage", "peer", "ratio", "target", "met");
    row("---", "---", "---", "---", "---", "---");
  }

  /** Beside a peer, where less is better: at most {@code times} as much. */
  void compare(String work, Figures ours, Figures peer, String unit, double times) {
    var ratio = ours.median() / peer.median();
    row(
        work,
        shown(ours, unit),
        shown(peer, unit),
        Figures.text(ratio),
        "≤ " + times + " ×",
        ratio <= times ? "yes" : "**no**");
    runs(work, ours, peer);
  }

  /** Beside a peer, where more is better: at least {@code times} as much. */
  void exceed(String work, Figures ours, Figures peer, String unit, double times) {
    var ratio = ours.median() / peer.median();
    row(
        work,
        shown(ours, unit),
        shown(peer, unit),
        Figures.text(ratio),
        "≥ " + times + " ×",
        ratio >= times ? "yes" : "**no**");
    runs(work, ours, peer);
  }

  /** Without a peer: at most so much. */
  void bound(String work, Figures ours, String unit, double most) {
    row(
        work,
        shown(ours, unit),
        "–",
        "–",
        "≤ " + Figures.text(most) + " " + unit,
        ours.median() <= most ? "yes" : "**no**");
    System.out.println("    " + work + ": " + ours.each());
  }

  /** Beside a peer, without a target. */
  void beside(String work, Figures ours, Figures peer, String unit) {
    var ratio = Figures.text(ours.median() / peer.median());
    row(work, shown(ours, unit), shown(peer, unit), ratio, "–", "–");
    runs(work, ours, peer);
  }

  /** What belongs beside it, and has no target. */
  void note(String work, Figures ours, String unit) {
    row(work, shown(ours, unit), "–", "–", "–", "–");
    System.out.println("    " + work + ": " + ours.each());
  }

  private void runs(String work, Figures ours, Figures peer) {
    System.out.println("    " + work + ": " + ours.each() + " | " + peer.each());
  }

  private static String shown(Figures figures, String unit) {
    return Figures.text(figures.median()) + " " + unit;
  }

  private void row(String... cells) {
    rows.add(ROW.formatted((Object[]) cells));
    if (rows.size() > 2) {
      System.out.println(rows.get(rows.size() - 1));
    }
  }

  String text() {
    return String.join("\n", rows);
  }
}
