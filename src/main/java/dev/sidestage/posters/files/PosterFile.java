package dev.sidestage.posters.files;

import java.util.UUID;

/**
 * A file that was uploaded.
 *
 * @param hash SHA-256 of its content, hexadecimal: its address
 * @param size in bytes
 * @param upload what its chunks are kept under
 */
public record PosterFile(String hash, FileType type, int size, UUID upload) {
  /** A file as it is read. */
  public record View(String url, FileType type, int size) {}

  /** Where the file with that hash is. */
  public static String url(String hash) {
    return "/files/" + hash;
  }
}
