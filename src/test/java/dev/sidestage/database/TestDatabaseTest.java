package dev.sidestage.database;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.net.URI;
import java.sql.DriverManager;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class TestDatabaseTest {
  @Test
  @DisplayName("each created database is a new and empty one")
  void fresh() throws Exception {
    var first = URI.create(TestDatabase.create());
    var second = URI.create(TestDatabase.create());
    assertNotEquals(first, second);
    for (var uri : new URI[] {first, second}) {
      var user = uri.getUserInfo().split(":", 2);
      var jdbc = "jdbc:postgresql://" + uri.getAuthority().split("@", 2)[1] + uri.getPath();
      try (var connection = DriverManager.getConnection(jdbc, user[0], user[1]);
          var sql = connection.createStatement()) {
        sql.execute("CREATE TABLE talk (id int)");
        assertEquals("/" + connection.getCatalog(), uri.getPath());
      }
    }
  }
}
