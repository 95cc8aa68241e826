package dev.sidestage.database;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.sun.security.auth.module.UnixSystem;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("The server's user")
class ServerUserTest {
  @TempDir Path data;

  private static boolean isRoot() {
    return new UnixSystem().getUid() == 0;
  }

  @Test
  @DisplayName("is ours, unless we are root")
  void ours() throws Exception {
    assumeTrue(!isRoot());
    assertEquals(List.of(), ServerUser.of(data).prefix());
  }

  @Test
  @DisplayName("isn't root, who keeps the files where user namespaces are permitted")
  void namespace() throws Exception {
    assumeTrue(isRoot());
    var user = ServerUser.of(data);
    assertNotEquals("0", uidOf(user));
    assumeTrue(user.owner() == null, "user namespaces aren't permitted here");
    assertEquals(0, Files.getAttribute(data, "unix:uid"));
  }

  @Test
  @DisplayName("is another one's where they aren't, who keeps the directory from then on")
  void substitute() throws Exception {
    assumeTrue(isRoot());
    var user = ServerUser.substitute(data);
    assertEquals(uidOf(user), String.valueOf(Files.getAttribute(data, "unix:uid")));
    assertNotEquals("0", uidOf(user));
    assertEquals(user, ServerUser.of(data));
  }

  @Test
  @DisplayName("owns all that the server needs when it is another one's")
  void startAsOwner(@TempDir Path binaries) throws Exception {
    assumeTrue(isRoot());
    ServerUser.substitute(data);
    ServerUser.substitute(binaries);
    try (var server = EmbeddedPostgres.start(data, binaries);
        var connection = TestDatabase.connect(server)) {
      assertEquals("sidestage", connection.getCatalog());
      for (var file : List.of("lock", "postgresql", "postgresql.password", "postgresql.log")) {
        assertEquals(Files.getOwner(data), Files.getOwner(data.resolve(file)), file);
      }
    }
  }

  private String uidOf(ServerUser user) throws Exception {
    var command = new ArrayList<>(user.prefix());
    command.addAll(List.of("id", "-u"));
    return Program.run(data, command, "").output();
  }
}
