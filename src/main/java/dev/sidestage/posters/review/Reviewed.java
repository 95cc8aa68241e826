package dev.sidestage.posters.review;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.sidestage.posters.Content;
import dev.sidestage.posters.Facts;
import dev.sidestage.posters.files.PosterFile;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A submission with its reviews.
 *
 * @param reviews all of them
 */
record Reviewed(
    UUID id,
    int number,
    Content content,
    PosterFile.@Nullable View poster,
    PosterFile.@Nullable View preview,
    Facts facts,
    List<Review> reviews) {

  /**
   * A row of the organisers' table.
   *
   * @param mean of the scores; null where there is none
   * @param spread the standard deviation of the scores
   */
  record Row(
      UUID id,
      int number,
      String title,
      List<String> categories,
      List<Content.Author> authors,
      boolean asksInvitation,
      @JsonUnwrapped Facts facts,
      @Nullable Double mean,
      @Nullable Double spread,
      List<Review> reviews) {}

  /**
   * What a reviewer sees: not who it is by, where the call says so, and no other's opinion.
   *
   * @param own the reviewer's own review
   */
  record Sheet(
      UUID id,
      int number,
      String title,
      String summaryHtml,
      List<String> categories,
      List<String> links,
      @Nullable List<Content.Author> authors,
      PosterFile.@Nullable View poster,
      PosterFile.@Nullable View preview,
      @Nullable Review own) {}

  Row row() {
    var scores =
        reviews.stream().flatMap(r -> java.util.stream.Stream.ofNullable(r.score())).toList();
    var mean = scores.stream().mapToInt(Integer::intValue).average();
    var spread = mean.stream().map(m -> spread(scores, m)).findFirst();
    return new Row(
        id,
        number,
        content.title(),
        content.categories(),
        content.authors(),
        content.invitation() != null,
        facts,
        mean.isPresent() ? rounded(mean.getAsDouble()) : null,
        spread.isPresent() ? rounded(spread.getAsDouble()) : null,
        reviews);
  }

  private static double spread(List<Integer> scores, double mean) {
    return Math.sqrt(
        scores.stream().mapToDouble(score -> (score - mean) * (score - mean)).average().orElse(0));
  }

  private static double rounded(double value) {
    return Math.round(value * 100) / 100.0;
  }

  Sheet sheet(UUID reviewer, boolean namesHidden) {
    return new Sheet(
        id,
        number,
        content.title(),
        content.summaryHtml(),
        content.categories(),
        namesHidden ? List.of() : content.links(),
        namesHidden ? null : content.authors(),
        poster,
        preview,
        reviews.stream().filter(r -> r.reviewer().equals(reviewer)).findFirst().orElse(null));
  }
}
