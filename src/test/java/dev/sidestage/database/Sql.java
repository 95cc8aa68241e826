package dev.sidestage.database;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.sidestage.Running;
import java.net.URI;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** A look at a running Sidestage's own database, past all of its code. */
public final class Sql {
  private static final JsonMapper MAPPER = new JsonMapper();

  private static final Map<String, Connection> CONNECTIONS = new ConcurrentHashMap<>();

  private final String url;

  /** What is done with a row. */
  @FunctionalInterface
  public interface Row {
    void read(ResultSet row) throws SQLException;
  }

  private Sql(String url) {
    this.url = url;
  }

  public static Sql at(Running sidestage) {
    return new Sql(sidestage.databaseUrl());
  }

  /** Reads every row of a query. */
  public void each(String query, Row row) throws SQLException {
    try (var sql = connection().createStatement();
        var rows = sql.executeQuery(query)) {
      while (rows.next()) {
        row.read(rows);
      }
    }
  }

  /** Changes something; how many rows. */
  public int change(String statement) throws SQLException {
    try (var sql = connection().createStatement()) {
      return sql.executeUpdate(statement);
    }
  }

  /** The one value of a query, which is JSON. */
  public JsonNode json(String query) {
    var found = new ArrayList<String>();
    try {
      each(query, row -> found.add(row.getString(1)));
      return MAPPER.readTree(found.get(0));
    } catch (SQLException | JsonProcessingException e) {
      throw new AssertionError(query, e);
    }
  }

  /** One per database, for as long as this JVM runs: to connect costs more than to ask. */
  private Connection connection() {
    return CONNECTIONS.computeIfAbsent(url, Sql::connect);
  }

  private static Connection connect(String url) {
    var user = URI.create(url).getUserInfo().split(":", 2);
    var jdbc = url.replaceFirst("postgresql://([^:]+):([^@]+)@", "jdbc:postgresql://");
    try {
      return DriverManager.getConnection(jdbc, user[0], user[1]);
    } catch (SQLException e) {
      throw new AssertionError(url, e);
    }
  }
}
