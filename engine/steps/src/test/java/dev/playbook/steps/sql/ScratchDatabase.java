package dev.playbook.steps.sql;

import dev.playbook.fixtures.RealStack;
import dev.playbook.spi.Connection;
import dev.playbook.spi.Secret;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.Map;
import java.util.Properties;
import java.util.UUID;

/** A database of the real server that lives as long as one test. */
final class ScratchDatabase implements AutoCloseable {
  private final Connection server = RealStack.get().postgres();
  private final String name = "scratch_" + UUID.randomUUID().toString().substring(0, 8);
  private final java.sql.Connection jdbc;

  private ScratchDatabase() throws SQLException {
    try (java.sql.Connection own = open("mem0")) {
      own.createStatement().execute("CREATE DATABASE " + name);
    }
    this.jdbc = open(name);
  }

  static ScratchDatabase with(String... statements) {
    try {
      ScratchDatabase database = new ScratchDatabase();
      for (String statement : statements) {
        database.execute(statement);
      }
      return database;
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Returns the connection as a target file would describe it. */
  Connection connection() {
    return with(Map.of());
  }

  Connection with(Map<String, Object> others) {
    return described(name, others);
  }

  private static Connection described(String name, Map<String, Object> others) {
    Map<String, Object> settings = new HashMap<>(RealStack.get().postgres().settings());
    settings.put("database", name);
    settings.putAll(others);
    return new Connection("mem0-db", "postgresql", settings);
  }

  /** Returns the database that another process has made, behind a port of this machine. */
  static Connection behind(String name, int port) {
    return described(name, Map.of("port", (long) port));
  }

  String name() {
    return name;
  }

  Connection through(int port) {
    return with(Map.of("port", (long) port));
  }

  /** Opens another session, as another program would. */
  java.sql.Connection session() throws SQLException {
    return open(name);
  }

  void execute(String sql) throws SQLException {
    try (Statement statement = jdbc.createStatement()) {
      statement.execute(sql);
    }
  }

  String value(String sql) throws SQLException {
    try (Statement statement = jdbc.createStatement();
        ResultSet result = statement.executeQuery(sql)) {
      return result.next() ? String.valueOf(result.getString(1)) : "no row";
    }
  }

  private java.sql.Connection open(String database) throws SQLException {
    Properties properties = new Properties();
    properties.setProperty("user", server.text("user").orElseThrow());
    properties.setProperty("password", server.secret("password").map(Secret::reveal).orElseThrow());
    String port = server.text("port").orElseThrow();
    return DriverManager.getConnection(
        "jdbc:postgresql://127.0.0.1:%s/%s".formatted(port, database), properties);
  }

  @Override
  public void close() throws SQLException {
    jdbc.close();
    try (java.sql.Connection own = open("mem0")) {
      own.createStatement().execute("DROP DATABASE %s WITH (FORCE)".formatted(name));
    }
  }
}
