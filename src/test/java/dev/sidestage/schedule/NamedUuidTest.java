package dev.sidestage.schedule;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.UUID;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("A UUID made of a name")
class NamedUuidTest {

  @Test
  @DisplayName("is the one that RFC 9562 gives as its example")
  void example() {
    var dns = UUID.fromString("6ba7b810-9dad-11d1-80b4-00c04fd430c8");

    var id = NamedUuid.of(dns, "www.example.com");

    assertEquals(UUID.fromString("2ed6657d-e927-568b-95e1-2665a8aea6a2"), id);
    assertEquals(5, id.version());
    assertEquals(2, id.variant());
  }
}
