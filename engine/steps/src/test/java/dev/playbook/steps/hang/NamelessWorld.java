package dev.playbook.steps.hang;

import dev.playbook.spi.Connection;
import dev.playbook.spi.Secret;
import dev.playbook.spi.Step;
import dev.playbook.steps.FakeInputs;
import dev.playbook.steps.http.HttpStepType;
import dev.playbook.steps.sql.SqlStepType;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** A process whose name server answers nothing: says how long steps take beyond their time. */
final class NamelessWorld {
  static final String BEGUN = "begun";
  private static final String HOST = "service.example";

  private NamelessWorld() {}

  public static void main(String[] arguments) throws Exception {
    try (DatagramSocket _ = new DatagramSocket(53, InetAddress.getLoopbackAddress())) {
      System.out.println(BEGUN);
      Path folder = Path.of(arguments[0]);
      System.out.println("http " + Hang.over(http(), folder).toMillis());
      System.out.println("sql " + Hang.over(sql(), folder).toMillis());
      Runtime.getRuntime().halt(0);
    }
  }

  private static Step http() {
    return new HttpStepType().bind(FakeInputs.of(Map.of("url", "http://" + HOST + "/")));
  }

  private static Step sql() {
    Connection database =
        new Connection(
            "db",
            "postgresql",
            Map.of(
                "host",
                HOST,
                "database",
                "d",
                "user",
                "u",
                "password",
                new Secret("p", () -> "pp")));
    return new SqlStepType()
        .bind(
            FakeInputs.of(Map.of("connection", "db", "statements", List.of("DELETE FROM t")))
                .connecting(database));
  }
}
