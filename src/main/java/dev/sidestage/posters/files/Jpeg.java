package dev.sidestage.posters.files;

/**
 * JPEG (ITU-T T.81, annex B): segments with their lengths, one of them the frame with its size, and
 * scans, up to the end of the image. Cameras write more behind it, which nobody shows.
 */
final class Jpeg implements Inspection {
  static final byte[] SIGNATURE = {(byte) 0xff, (byte) 0xd8, (byte) 0xff};
  private static final String BROKEN = "This JPEG is broken. Export it once more, and send that.";
  private static final int SOI = 0xd8;
  private static final int EOI = 0xd9;
  private static final int SOS = 0xda;
  private static final int TEM = 0x01;

  private enum Part {
    MARK,
    MARKER,
    LENGTH,
    SEGMENT,
    SCAN,
    END
  }

  private Part part = Part.MARK;
  private int marker;
  private int length;
  private int count;
  private final int[] frame = new int[5];
  private boolean framed;
  private boolean scanned;

  @Override
  public FileType type() {
    return FileType.JPEG;
  }

  @Override
  public void take(byte[] bytes) {
    for (var value : bytes) {
      one(value & 0xff);
    }
  }

  private void one(int value) {
    switch (part) {
      case MARK -> mark(value);
      case MARKER -> marker(value);
      case LENGTH -> length(value);
      case SEGMENT -> segment(value);
      case SCAN -> scan(value);
      case END -> {}
    }
  }

  private void mark(int value) {
    if (value != 0xff) {
      throw Inspection.refused(BROKEN);
    }
    part = Part.MARKER;
  }

  /** Fill bytes may come before it; within a scan, a zero or a restart isn't one. */
  private void marker(int value) {
    var inScan = scanned && marker == SOS;
    if (value == 0xff) {
      return;
    }
    if (inScan && (value == 0 || isRestart(value))) {
      part = Part.SCAN;
      return;
    }
    marker = value;
    if (value == 0) {
      throw Inspection.refused(BROKEN);
    } else if (value == EOI) {
      part = Part.END;
    } else if (value == SOI || value == TEM || isRestart(value)) {
      part = Part.MARK;
    } else {
      part = Part.LENGTH;
      length = 0;
      count = 0;
    }
  }

  private static boolean isRestart(int value) {
    return value >= 0xd0 && value <= 0xd7;
  }

  private void length(int value) {
    length = length << 8 | value;
    if (++count == 2) {
      if (length < 2) {
        throw Inspection.refused(BROKEN);
      }
      part = length == 2 ? after() : Part.SEGMENT;
    }
  }

  private void segment(int value) {
    if (isFrame() && count - 2 < frame.length) {
      frame[count - 2] = value;
    }
    if (++count == length) {
      if (isFrame()) {
        framed();
      }
      part = after();
    }
  }

  private Part after() {
    scanned |= marker == SOS;
    return marker == SOS ? Part.SCAN : Part.MARK;
  }

  /** SOF0 to SOF15, but for the three numbers between that are something else. */
  private boolean isFrame() {
    return marker >= 0xc0 && marker <= 0xcf && marker != 0xc4 && marker != 0xc8 && marker != 0xcc;
  }

  private void framed() {
    framed = true;
    Pixels.check(frame[3] << 8 | frame[4], frame[1] << 8 | frame[2]);
  }

  private void scan(int value) {
    if (value == 0xff) {
      part = Part.MARKER;
    }
  }

  @Override
  public void end() {
    if (part != Part.END || !framed || !scanned) {
      throw Inspection.refused("This JPEG ends in the middle. Send it once more.");
    }
  }
}
