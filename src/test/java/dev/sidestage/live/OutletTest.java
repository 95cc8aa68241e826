package dev.sidestage.live;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.sidestage.Running;
import dev.sidestage.Stage;
import io.vertx.core.Future;
import io.vertx.core.MultiMap;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpVersion;
import io.vertx.core.http.RequestOptions;
import io.vertx.core.net.SelfSignedCertificate;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

@DisplayName("A stream's bytes")
class OutletTest {
  private static final long PATIENCE_SECONDS = 15;

  @RegisterExtension static final Running sidestage = Running.with("SIDESTAGE_SOON", "0");

  private static final Vertx VERTX = Vertx.vertx(new VertxOptions().setPreferNativeTransport(true));

  @AfterAll
  static void close() throws Exception {
    await(VERTX.close());
  }

  @ParameterizedTest(name = "are the same events over {0}: all, once, in order")
  @EnumSource(
      value = HttpVersion.class,
      names = {"HTTP_1_1", "HTTP_2"})
  void everyVersion(HttpVersion version) throws Exception {
    var stage = Stage.of(sidestage);
    var received = new LinkedBlockingQueue<String>();
    var client =
        VERTX.createHttpClient(
            new HttpClientOptions().setProtocolVersion(version).setHttp2ClearTextUpgrade(false));
    var response =
        await(
            client
                .request(
                    HttpMethod.GET,
                    sidestage.url().getPort(),
                    "127.0.0.1",
                    "/api/live?topics=" + stage.topic())
                .compose(
                    request ->
                        request
                            .send()
                            .map(
                                answered -> {
                                  answered.handler(bytes -> received.add(bytes.toString()));
                                  return answered;
                                })));
    assertEquals(200, response.statusCode());
    assertEquals(version, response.version());
    heard(received, "event: hello");

    var first = stage.approved("The first, over " + version);
    var second = stage.approved("The second, over " + version);
    var heard = heard(received, second);
    assertEquals(1, occurrences(heard, "event: question.asked\ndata: {\"id\":\"" + first), heard);
    assertEquals(1, occurrences(heard, "event: question.asked\ndata: {\"id\":\"" + second), heard);
    assertTrue(heard.indexOf(first) < heard.indexOf(second), heard);
    await(client.close());
  }

  @ParameterizedTest(name = "go straight into the socket over {0}, TLS {1}: {2}")
  @CsvSource({"HTTP_1_1, false, true", "HTTP_1_1, true, false", "HTTP_2, false, false"})
  void whichWay(HttpVersion version, boolean tls, boolean straight) throws Exception {
    assumeTrue(VERTX.isNativeTransportEnabled(), "only a native transport has descriptors");
    assertEquals(
        straight, fits(new HttpServerOptions(), version, tls, MultiMap.caseInsensitiveMultiMap()));
  }

  @Test
  @DisplayName("go through Vert.x where the server compresses them")
  void compressed() throws Exception {
    var gzip = MultiMap.caseInsensitiveMultiMap().add("Accept-Encoding", "gzip");
    var options = new HttpServerOptions().setCompressionSupported(true);
    assertEquals(false, fits(options, HttpVersion.HTTP_1_1, false, gzip));
  }

  private static boolean fits(
      HttpServerOptions options, HttpVersion version, boolean tls, MultiMap headers)
      throws Exception {
    options.setHost("127.0.0.1").setPort(0);
    if (tls) {
      var certificate = SelfSignedCertificate.create();
      options.setSsl(true).setKeyCertOptions(certificate.keyCertOptions());
    }
    var server =
        await(
            VERTX
                .createHttpServer(options)
                .requestHandler(
                    request -> request.response().end(String.valueOf(SocketOutlet.fits(request))))
                .listen());
    var client =
        VERTX.createHttpClient(
            new HttpClientOptions()
                .setProtocolVersion(version)
                .setHttp2ClearTextUpgrade(false)
                .setSsl(tls)
                .setTrustAll(true)
                .setVerifyHost(false));
    var where = new RequestOptions().setHost("127.0.0.1").setPort(server.actualPort());
    var body =
        await(
            client
                .request(where.setHeaders(headers))
                .compose(request -> request.send())
                .compose(response -> response.body()));
    await(client.close());
    await(server.close());
    return answer(body);
  }

  private static boolean answer(Buffer body) {
    return body.length() == 4;
  }

  private static String heard(BlockingQueue<String> received, String what)
      throws InterruptedException {
    var heard = new StringBuilder();
    while (heard.indexOf(what) < 0 || !heard.toString().endsWith("\n\n")) {
      var more = received.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
      assertTrue(more != null, () -> what + " didn't come, but: " + heard);
      heard.append(more);
    }
    return heard.toString();
  }

  private static int occurrences(String text, String what) {
    return text.split(Pattern.quote(what), -1).length - 1;
  }

  private static <T> T await(Future<T> future) throws Exception {
    return future.toCompletionStage().toCompletableFuture().get(PATIENCE_SECONDS, TimeUnit.SECONDS);
  }
}
