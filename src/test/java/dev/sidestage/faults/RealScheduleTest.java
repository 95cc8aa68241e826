package dev.sidestage.faults;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

@DisplayName("A real schedule, given by SIDESTAGE_SCHEDULE,")
class RealScheduleTest {
  private static final Path DATA =
      Path.of(System.getProperty("sidestage.shared", "../shared"), "data");

  @RegisterExtension final Processes processes = new Processes();

  @Test
  @DisplayName("of 38C3 is served with all of its talks, on its days in Berlin")
  void congress() throws Exception {
    var running = start("38c3-schedule.xml");

    var event = running.nobody().get("/api/event").json();
    assertEquals("Europe/Berlin", event.get("zone").asText());
    assertEquals(
        List.of("2024-12-27", "2024-12-28", "2024-12-29", "2024-12-30"),
        StreamSupport.stream(event.get("days").spliterator(), false)
            .map(JsonNode::asText)
            .toList());
    assertEquals(1_007, talks(running));
  }

  @Test
  @DisplayName("of pretalx is served with all of its talks")
  void pretalx() throws Exception {
    assertEquals(36, talks(start("pretalx-democon.json")));
  }

  private static int talks(SidestageProcess process) {
    return process.nobody().get("/api/schedule").json().get("talks").size();
  }

  private SidestageProcess start(String file) throws Exception {
    var path = DATA.resolve(file).toAbsolutePath();
    assumeTrue(Files.exists(path), () -> "no " + path);
    return processes.start("SIDESTAGE_SCHEDULE", path.toString()).awaitReady();
  }
}
