import java.nio.file.Path;
import java.util.Map;
import org.neo4j.configuration.GraphDatabaseSettings;
import org.neo4j.dbms.api.DatabaseManagementService;
import org.neo4j.dbms.api.DatabaseManagementServiceBuilder;

/** Runs Neo4j Community with the settings of conf/neo4j.conf until it is told to stop. */
public final class Server {
  public static void main(String[] arguments) throws InterruptedException {
    Path home = Path.of(System.getenv("NEO4J_HOME"));
    DatabaseManagementService neo4j =
        new DatabaseManagementServiceBuilder(home)
            .loadPropertiesFromFile(home.resolve("conf/neo4j.conf"))
            .build();
    Runtime.getRuntime().addShutdownHook(new Thread(neo4j::shutdown));
    setPassword(neo4j, System.getenv("NEO4J_AUTH"));
    System.out.println("Neo4j is ready");
    Thread.currentThread().join();
  }

  /** The password is the one in NEO4J_AUTH at every start, also on data restored from another machine. */
  private static void setPassword(DatabaseManagementService neo4j, String auth) {
    if (auth == null || !auth.startsWith("neo4j/")) {
      throw new IllegalArgumentException("set NEO4J_AUTH=neo4j/<password>");
    }
    neo4j
        .database(GraphDatabaseSettings.SYSTEM_DATABASE_NAME)
        .executeTransactionally(
            "ALTER USER neo4j SET PASSWORD $password CHANGE NOT REQUIRED",
            Map.of("password", auth.substring("neo4j/".length())));
  }
}
