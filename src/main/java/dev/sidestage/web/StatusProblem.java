package dev.sidestage.web;

/** What the server refuses by itself, before or beside our routes, in our one form of problem. */
final class StatusProblem {
  private StatusProblem() {}

  /**
   * The problem of a status.
   *
   * @param what method and path, as the sentence names them
   */
  static Problem of(int status, String what) {
    return switch (status) {
      case 404 -> problem(404, "not-found", "Not found", what + ": there is nothing there.");
      case 405 ->
          problem(405, "wrong-method", "Wrong method", what + ": see Allow for what is possible.");
      case 413 -> problem(413, "too-large", "Too large", what + ": this is larger than we take.");
      case 414 -> problem(414, "too-long", "Address too long", "Send a shorter address.");
      case 415 ->
          problem(415, "wrong-content-type", "Wrong content type", what + ": not of this type.");
      case 431 ->
          problem(431, "headers-too-large", "Headers too large", "Send fewer or shorter headers.");
      default -> problem(status, "invalid", "Invalid request", what + " can't be understood.");
    };
  }

  private static Problem problem(int status, String type, String title, String detail) {
    return Problem.of(status, type, title, detail + " The contract is at /docs.");
  }
}
