package dev.sidestage.posters.files;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import java.util.zip.CRC32;
import javax.imageio.ImageIO;

/** Files of all sorts, made for the tests. */
public final class Specimens {
  private Specimens() {}

  /** An image in some format, with colours that don't compress. */
  public static byte[] image(String format, int width, int height) {
    var image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    var colours = new Random(7);
    for (var x = 0; x < width; x++) {
      for (var y = 0; y < height; y++) {
        image.setRGB(x, y, colours.nextInt());
      }
    }
    try {
      var bytes = new ByteArrayOutputStream();
      ImageIO.write(image, format, bytes);
      return bytes.toByteArray();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A PDF of about so many bytes; with {@code more} in its trailer. */
  public static byte[] pdf(int size, String more) {
    var head =
        "%PDF-1.7\n1 0 obj\n<< /Type /Catalog /Pages 2 0 R >>\nendobj\n%" + "x".repeat(size) + "\n";
    var table =
        "xref\n0 2\n0000000000 65535 f \n0000000009 00000 n \ntrailer\n<< /Size 2 /Root 1 0 R "
            + more
            + " >>\nstartxref\n"
            + head.length()
            + "\n%%EOF\n";
    return (head + table).getBytes(StandardCharsets.ISO_8859_1);
  }

  /** A PNG that says it is so large; a small file that would fill a memory. */
  static byte[] bomb(int width, int height) {
    var ihdr = ByteBuffer.allocate(17).put("IHDR".getBytes(StandardCharsets.US_ASCII));
    ihdr.putInt(width).putInt(height).put(new byte[] {8, 2, 0, 0, 0});
    var sum = new CRC32();
    sum.update(ihdr.array());
    return ByteBuffer.allocate(33)
        .put(Png.SIGNATURE)
        .putInt(13)
        .put(ihdr.array())
        .putInt((int) sum.getValue())
        .array();
  }

  /** The same without its last bytes. */
  static byte[] cut(byte[] file, int bytes) {
    return java.util.Arrays.copyOf(file, file.length - bytes);
  }

  /** The same with another byte somewhere. */
  static byte[] flipped(byte[] file, int at) {
    var other = file.clone();
    other[at] ^= 0x55;
    return other;
  }

  /** The same with something behind it. */
  static byte[] followed(byte[] file, String by) {
    var more = by.getBytes(StandardCharsets.ISO_8859_1);
    return ByteBuffer.allocate(file.length + more.length).put(file).put(more).array();
  }
}
