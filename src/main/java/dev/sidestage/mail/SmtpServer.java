package dev.sidestage.mail;

import io.vertx.ext.mail.LoginOption;
import io.vertx.ext.mail.MailConfig;
import io.vertx.ext.mail.StartTLSOptions;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The mail server that takes our letters.
 *
 * @param tls whether the connection is encrypted from its first byte; else it begins in the clear,
 *     and is encrypted by STARTTLS: always where there is a password, else where the server can
 */
public record SmtpServer(
    String host, int port, boolean tls, @Nullable String user, @Nullable String password) {
  private static final int SECURE_PORT = 465;
  private static final int SUBMISSION_PORT = 587;
  private static final int CONNECTIONS = 4;
  private static final int PATIENCE_MILLIS = 20_000;

  /**
   * Reads {@code smtp://user:password@host:587} or {@code smtps://…:465}.
   *
   * @throws IllegalArgumentException where it is neither
   */
  public static SmtpServer of(String text) {
    var uri = URI.create(text);
    var tls = "smtps".equals(uri.getScheme());
    if (!Set.of("smtp", "smtps").contains(String.valueOf(uri.getScheme()))
        || uri.getHost() == null
        || !uri.getRawPath().isEmpty()
        || uri.getRawQuery() != null) {
      throw new IllegalArgumentException();
    }
    var login = uri.getRawUserInfo() == null ? null : uri.getRawUserInfo().split(":", 2);
    if (login != null && login.length < 2) {
      throw new IllegalArgumentException();
    }
    var port = uri.getPort() > 0 ? uri.getPort() : tls ? SECURE_PORT : SUBMISSION_PORT;
    return new SmtpServer(
        uri.getHost(),
        port,
        tls,
        login == null ? null : decoded(login[0]),
        login == null ? null : decoded(login[1]));
  }

  private static String decoded(String text) {
    return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
  }

  MailConfig config() {
    return new MailConfig()
        .setHostname(host)
        .setPort(port)
        .setSsl(tls)
        .setStarttls(user == null ? StartTLSOptions.OPTIONAL : StartTLSOptions.REQUIRED)
        .setHostnameVerificationAlgorithm("HTTPS")
        .setLogin(user == null ? LoginOption.NONE : LoginOption.REQUIRED)
        .setUsername(user)
        .setPassword(password)
        .setMaxPoolSize(CONNECTIONS)
        .setConnectTimeout(PATIENCE_MILLIS);
  }

  /** Without the secrets: it may go into a log. */
  @Override
  public String toString() {
    return (tls ? "smtps://" : "smtp://") + host + ":" + port;
  }
}
