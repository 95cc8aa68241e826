package dev.sidestage;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.json.Json;
import io.vertx.json.schema.common.dsl.SchemaType;
import io.vertx.openapi.contract.Location;
import io.vertx.openapi.contract.OpenAPIContract;
import io.vertx.openapi.contract.Operation;
import io.vertx.openapi.contract.Parameter;
import io.vertx.openapi.validation.RequestParameter;
import io.vertx.openapi.validation.RequestValidator;
import io.vertx.openapi.validation.ResponseValidator;
import io.vertx.openapi.validation.ValidatableResponse;
import io.vertx.openapi.validation.impl.RequestParameterImpl;
import io.vertx.openapi.validation.impl.ValidatableRequestImpl;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CompletionException;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Holds every request and answer of a {@link Client} against the contract, with vertx-openapi's
 * validators. A request that was refused may be as bad as it likes; its answer must be a problem.
 */
final class ContractCheck {
  private static final String PROBLEM = "application/problem+json";
  private static final String STREAM = "text/event-stream";
  private static final Vertx VERTX = Vertx.vertx();
  private static final OpenAPIContract CONTRACT =
      await(OpenAPIContract.from(VERTX, new ContractDocument().forValidators()));
  private static final RequestValidator REQUESTS = RequestValidator.create(VERTX, CONTRACT);
  private static final ResponseValidator ANSWERS = ResponseValidator.create(VERTX, CONTRACT);

  private ContractCheck() {}

  /** Fails where the contract was broken, by either side. */
  static void check(Exchange exchange) {
    var status = exchange.answered().status();
    assertNotEquals(500, status, exchange::toString);
    if (status >= 400) {
      checkProblem(exchange);
    }
    var operation = exchange.isApi() ? operation(exchange) : null;
    if (operation != null) {
      if (status < 400) {
        checkRequest(exchange, operation);
        assertNotNull(operation.getResponse(status), () -> "undeclared status: " + exchange);
      }
      checkAnswer(exchange, operation);
    } else if (exchange.isApi()) {
      assertTrue(status >= 400, () -> "no such operation: " + exchange);
    }
  }

  /** The operation's id; null where the contract has none there. */
  static @Nullable String operationId(String method, String path) {
    var operation = CONTRACT.findOperation(path, HttpMethod.valueOf(method));
    return operation == null ? null : operation.getOperationId();
  }

  private static @Nullable Operation operation(Exchange exchange) {
    var method = exchange.method().equals("HEAD") ? "GET" : exchange.method();
    return CONTRACT.findOperation(exchange.path(), HttpMethod.valueOf(method));
  }

  private static void checkProblem(Exchange exchange) {
    var answered = exchange.answered();
    assertEquals(PROBLEM, answered.header("content-type"), exchange::toString);
    if (!exchange.method().equals("HEAD")) {
      var problem = answered.json();
      assertEquals(answered.status(), problem.path("status").asInt(), exchange::toString);
      assertTrue(
          problem.path("type").asText().startsWith("urn:sidestage:problem:"), exchange::toString);
      assertFalse(problem.path("title").asText().isBlank(), exchange::toString);
      assertTrue(problem.path("detail").asText().endsWith("."), exchange::toString);
    }
  }

  private static void checkRequest(Exchange exchange, Operation operation) {
    var declared =
        operation.getParameters().stream()
            .filter(parameter -> parameter.getIn() == Location.QUERY)
            .map(Parameter::getName)
            .collect(Collectors.toSet());
    exchange
        .query()
        .forEach(
            parameter ->
                assertTrue(
                    declared.contains(parameter.name()),
                    () -> "an undeclared parameter was taken: " + exchange));
    var type = exchange.headers().get("content-type");
    holds(
        REQUESTS.validate(
            new ValidatableRequestImpl(
                Map.of(),
                parameters(exchange, operation, Location.HEADER),
                parameters(exchange, operation, Location.PATH),
                parameters(exchange, operation, Location.QUERY),
                new RequestParameterImpl(Buffer.buffer(bytes(exchange.body()))),
                type == null ? "" : ContractDocument.validated(withoutParameters(type))),
            operation.getOperationId()),
        exchange);
  }

  private static Map<String, RequestParameter> parameters(
      Exchange exchange, Operation operation, Location in) {
    var values = new HashMap<String, RequestParameter>();
    for (var parameter : operation.getParameters()) {
      if (parameter.getIn() == in) {
        values.put(
            parameter.getName(),
            new RequestParameterImpl(quoted(parameter, value(exchange, operation, parameter))));
      }
    }
    return values;
  }

  private static @Nullable String value(
      Exchange exchange, Operation operation, Parameter parameter) {
    var name = parameter.getName();
    return switch (parameter.getIn()) {
      case HEADER -> exchange.headers().get(name.toLowerCase(Locale.ROOT));
      case QUERY ->
          exchange.query().stream()
              .filter(given -> given.name().equals(name))
              .map(Exchange.Parameter::value)
              .findFirst()
              .orElse(null);
      case PATH ->
          exchange.segment(
              Arrays.asList(operation.getAbsoluteOpenAPIPath().split("/", -1))
                  .indexOf("{" + name + "}"));
      default -> null;
    };
  }

  private static void checkAnswer(Exchange exchange, Operation operation) {
    var answered = exchange.answered();
    var type = answered.header("content-type");
    if (exchange.method().equals("HEAD") || STREAM.equals(type)) {
      return;
    }
    if (answered.bytes().length > 0) {
      assertNotNull(type, exchange::toString);
    }
    holds(
        ANSWERS.validate(
            ValidatableResponse.create(
                answered.status(),
                headers(answered, operation),
                Buffer.buffer(answered.content()),
                type == null ? "" : ContractDocument.validated(withoutParameters(type))),
            operation.getOperationId()),
        exchange);
  }

  private static Map<String, String> headers(Client.Answered answered, Operation operation) {
    var headers = new HashMap<>(answered.headers());
    var declared = operation.getResponse(answered.status());
    if (declared != null) {
      declared
          .getHeaders()
          .forEach(
              header ->
                  headers.computeIfPresent(
                      header.getName(), (name, value) -> quoted(header, value)));
    }
    return headers;
  }

  /** The validators take a text for a number where it looks like one: the cursor 12e-3. */
  private static @Nullable String quoted(Parameter parameter, @Nullable String value) {
    return value == null || parameter.getSchemaType() != SchemaType.STRING
        ? value
        : Json.encode(value);
  }

  private static String withoutParameters(String type) {
    return type.split(";", 2)[0].strip();
  }

  private static byte[] bytes(byte @Nullable [] body) {
    return body == null ? new byte[0] : body;
  }

  private static void holds(Future<?> validation, Exchange exchange) {
    try {
      await(validation);
    } catch (CompletionException e) {
      throw new AssertionError(e.getCause() + ": " + exchange, e.getCause());
    }
  }

  private static <T> T await(Future<T> future) {
    return future.toCompletionStage().toCompletableFuture().join();
  }
}
