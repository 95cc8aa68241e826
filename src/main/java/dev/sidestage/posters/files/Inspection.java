package dev.sidestage.posters.files;

import dev.sidestage.web.Problem;

/** Looks at a file while it passes. One file's; not thread-safe. */
interface Inspection {
  /**
   * Looks at the next bytes.
   *
   * @throws Problem 422 where they can't be of such a file
   */
  void take(byte[] bytes);

  /**
   * Says whether it was whole.
   *
   * @throws Problem 422 where it wasn't
   */
  void end();

  FileType type();

  /** The inspection of a file that begins so: with at least 8 bytes, where it has as many. */
  static Inspection of(byte[] beginning) {
    if (begins(beginning, Png.SIGNATURE)) {
      return new Png();
    } else if (begins(beginning, Jpeg.SIGNATURE)) {
      return new Jpeg();
    } else if (begins(beginning, Pdf.SIGNATURE)) {
      return new Pdf();
    }
    throw refused("This is no PDF, PNG or JPEG, whatever its name says. Send one of these.");
  }

  private static boolean begins(byte[] bytes, byte[] signature) {
    return bytes.length >= signature.length
        && java.util.Arrays.equals(bytes, 0, signature.length, signature, 0, signature.length);
  }

  static Problem refused(String detail) {
    return Problem.of(422, "unusable-file", "Unusable file", detail);
  }
}
