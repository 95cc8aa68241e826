package dev.sidestage.posters.files;

import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32;

/**
 * PNG (third edition, sections 5 and 11): the signature, then chunks with their lengths and sums,
 * from IHDR to IEND, and nothing behind.
 */
final class Png implements Inspection {
  static final byte[] SIGNATURE = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n'};
  private static final String BROKEN = "This PNG is broken. Export it once more, and send that.";

  private enum Part {
    SIGNATURE,
    HEAD,
    DATA,
    SUM,
    END
  }

  private final CRC32 sum = new CRC32();
  private final byte[] ihdr = new byte[13];
  private Part part = Part.SIGNATURE;
  private int count;
  private long number;
  private long length;
  private String name = "";
  private int chunks;

  @Override
  public FileType type() {
    return FileType.PNG;
  }

  @Override
  public void take(byte[] bytes) {
    for (var at = 0; at < bytes.length; ) {
      at += part == Part.DATA ? data(bytes, at) : one(bytes[at]);
    }
  }

  private int one(byte value) {
    switch (part) {
      case SIGNATURE -> signature();
      case HEAD -> head(value);
      case SUM -> sum(value);
      default -> throw Inspection.refused(BROKEN);
    }
    return 1;
  }

  private void signature() {
    count++;
    if (count == SIGNATURE.length) {
      begin(Part.HEAD);
    }
  }

  private void head(byte value) {
    if (count < 4) {
      number = number << 8 | (value & 0xff);
    } else {
      name += (char) (value & 0xff);
    }
    count++;
    if (count == 8) {
      chunk();
    }
  }

  private void chunk() {
    length = number;
    if (length > Integer.MAX_VALUE || !name.matches("[A-Za-z]{4}")) {
      throw Inspection.refused(BROKEN);
    }
    if ((chunks++ == 0) != name.equals("IHDR") || (name.equals("IHDR") && length != ihdr.length)) {
      throw Inspection.refused(BROKEN);
    }
    sum.reset();
    sum.update(name.getBytes(StandardCharsets.ISO_8859_1));
    begin(length == 0 ? Part.SUM : Part.DATA);
  }

  private int data(byte[] bytes, int at) {
    var taken = (int) Math.min(bytes.length - at, length - count);
    sum.update(bytes, at, taken);
    if (name.equals("IHDR")) {
      System.arraycopy(bytes, at, ihdr, count, taken);
    }
    count += taken;
    if (count == length) {
      begin(Part.SUM);
    }
    return taken;
  }

  private void sum(byte value) {
    number = number << 8 | (value & 0xff);
    count++;
    if (count < 4) {
      return;
    }
    if (number != sum.getValue()) {
      throw Inspection.refused(BROKEN);
    }
    if (name.equals("IHDR")) {
      Pixels.check(edge(0), edge(4));
    }
    var last = name.equals("IEND");
    name = "";
    begin(last ? Part.END : Part.HEAD);
  }

  private long edge(int at) {
    return (ihdr[at] & 0xffL) << 24
        | (ihdr[at + 1] & 0xff) << 16
        | (ihdr[at + 2] & 0xff) << 8
        | (ihdr[at + 3] & 0xff);
  }

  private void begin(Part next) {
    part = next;
    count = 0;
    number = 0;
  }

  @Override
  public void end() {
    if (part != Part.END) {
      throw Inspection.refused("This PNG ends in the middle. Send it once more.");
    }
  }
}
