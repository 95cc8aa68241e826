package dev.sidestage.posters.files;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;

/** What a file may be. */
public enum FileType {
  PDF("application/pdf", "pdf"),
  PNG("image/png", "png"),
  JPEG("image/jpeg", "jpg");

  private final String mediaType;
  private final String suffix;

  FileType(String mediaType, String suffix) {
    this.mediaType = mediaType;
    this.suffix = suffix;
  }

  @JsonValue
  public String mediaType() {
    return mediaType;
  }

  String suffix() {
    return suffix;
  }

  /** Whether a page can show it as an image. */
  public boolean isImage() {
    return this != PDF;
  }

  public static FileType of(String mediaType) {
    return Arrays.stream(values())
        .filter(type -> type.mediaType.equals(mediaType))
        .findFirst()
        .orElseThrow();
  }
}
