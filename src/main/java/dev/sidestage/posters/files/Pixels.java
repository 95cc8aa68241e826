package dev.sidestage.posters.files;

/** How large an image may be when it is unpacked: a small file can hold one that fills a memory. */
final class Pixels {
  private static final int EDGE = 20_000;
  private static final long AREA = 120_000_000;

  private Pixels() {}

  /** Holds an image's size against the bounds; a Problem where it is empty or too large. */
  static void check(long width, long height) {
    if (width < 1 || height < 1) {
      throw Inspection.refused("This image is empty: it has no pixels.");
    }
    if (width > EDGE || height > EDGE || width * height > AREA) {
      throw Inspection.refused(
          "This image has "
              + width
              + " × "
              + height
              + " pixels. Send one of at most 20,000 on an edge and 120 million in all.");
    }
  }
}
