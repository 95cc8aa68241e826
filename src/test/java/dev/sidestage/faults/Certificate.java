package dev.sidestage.faults;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.util.Base64;
import java.util.List;

/**
 * A self-made certificate, which is its own authority, with its key.
 *
 * @param certificate its PEM file
 * @param key its PEM text
 */
record Certificate(Path certificate, String key) {
  private static final String PASSWORD = "not a secret";

  /**
   * Makes one in a directory, with the JDK's keytool.
   *
   * @param names what it is for, as {@code dns:localhost,ip:127.0.0.1}
   */
  static Certificate make(Path directory, String file, String names) throws Exception {
    var store = directory.resolve(file + ".p12");
    var keytool = Path.of(System.getProperty("java.home"), "bin", "keytool").toString();
    var command =
        List.of(
            keytool,
            "-genkeypair",
            "-alias",
            "it",
            "-keyalg",
            "EC",
            "-dname",
            "CN=" + file,
            "-ext",
            "san=" + names,
            "-ext",
            "bc=ca:true",
            "-storetype",
            "PKCS12",
            "-keystore",
            store.toString(),
            "-storepass",
            PASSWORD);
    if (new ProcessBuilder(command).start().waitFor() != 0) {
      throw new IOException(String.join(" ", command));
    }
    var keys = KeyStore.getInstance(store.toFile(), PASSWORD.toCharArray());
    var certificate = pem("CERTIFICATE", keys.getCertificate("it").getEncoded());
    return new Certificate(
        Files.writeString(directory.resolve(file + ".pem"), certificate),
        pem("PRIVATE KEY", keys.getKey("it", PASSWORD.toCharArray()).getEncoded()));
  }

  private static String pem(String kind, byte[] encoded) {
    return "-----BEGIN %1$s-----%n%2$s%n-----END %1$s-----%n"
        .formatted(kind, Base64.getMimeEncoder().encodeToString(encoded));
  }
}
