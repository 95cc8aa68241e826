package dev.sidestage.posters.files;

import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

/**
 * PDF (ISO 32000-2, 7.5): its head, and an end that says where its table of objects is. It is never
 * opened: what a hostile one holds is for the readers that are made for it, and is sent to them
 * from a sandbox.
 */
final class Pdf implements Inspection {
  static final byte[] SIGNATURE = {'%', 'P', 'D', 'F', '-'};
  private static final int TAIL = 2_048;
  private static final Pattern ENCRYPTED =
      Pattern.compile("/Encrypt\\s*(\\d{1,10}\\s+\\d{1,5}\\s+R|<<)");
  private static final Pattern END = Pattern.compile("(?s).*startxref\\s+(\\d{1,10})\\s+%%EOF.*");
  private static final Pattern TABLE =
      Pattern.compile("(?s)\\s*(xref|\\d{1,10}\\s+\\d{1,5}\\s+obj).*");

  private String tail = "";
  private long size;

  @Override
  public FileType type() {
    return FileType.PDF;
  }

  @Override
  public void take(byte[] bytes) {
    size += bytes.length;
    var text = tail + new String(bytes, StandardCharsets.ISO_8859_1);
    if (ENCRYPTED.matcher(text).find()) {
      throw Inspection.refused(
          "This PDF is encrypted or protected. Send one that opens without a password and may be printed.");
    }
    tail = text.substring(Math.max(0, text.length() - TAIL));
  }

  @Override
  public void end() {
    if (table() < 0) {
      throw Inspection.refused("This PDF ends in the middle. Send it once more.");
    }
  }

  /** Where its table of objects is; -1 where it doesn't say. */
  long table() {
    var end = END.matcher(tail);
    var at = end.matches() ? Long.parseLong(end.group(1)) : -1;
    return at < size ? at : -1;
  }

  /** Whether a table of objects begins so. */
  static boolean isTable(byte[] bytes) {
    return TABLE.matcher(new String(bytes, StandardCharsets.ISO_8859_1)).matches();
  }
}
