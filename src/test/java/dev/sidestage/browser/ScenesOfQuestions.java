package dev.sidestage.browser;

import java.util.List;

/**
 * A lively queue under one talk: questions in every state, some with votes. What pictures show, and
 * what pages are looked at with.
 */
record ScenesOfQuestions(Site site, String talk) {
  private record Scene(String text, String name, int votes, List<String> states) {}

  private static final List<Scene> SCENES =
      List.of(
          scene(
              "What did the first version of this look like?",
              "Lea",
              3,
              "approved",
              "onstage",
              "answered"),
          scene(
              "Does determinism survive a worker that dies in the middle?",
              "Priya",
              9,
              "approved",
              "onstage"),
          scene(
              "How much slower is it on your cluster, in numbers?", "Jonas", 7, "approved", "next"),
          scene("Which operators are still not deterministic today?", "", 6, "approved"),
          scene(
              "Do you keep the seeds together with the version of the data?",
              "María",
              4,
              "approved"),
          scene("Can I get this with mixed precision as well?", "Sam", 2, "approved"),
          scene("Would you do the same where no two machines are alike?", "Tom", 0),
          scene("Is the order of the buckets part of the checkpoint?", "", 0));

  private static Scene scene(String text, String name, int votes, String... states) {
    return new Scene(text, name, votes, List.of(states));
  }

  /** Asks, votes and moderates, all over HTTP. */
  void play() {
    for (var scene : SCENES) {
      var question = site.ask(talk, scene.text(), scene.name());
      for (var version = 1; version <= scene.states().size(); version++) {
        site.bring(question, version, scene.states().get(version - 1));
        for (var vote = 0; version == 1 && vote < scene.votes(); vote++) {
          site.vote(question);
        }
      }
    }
  }
}
