package dev.ava.postgres;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.util.Properties;
import org.testcontainers.DockerClientFactory;
import org.testcontainers.containers.PostgreSQLContainer;

/// PostgreSQL 17 in a container.
final class ContainerServer {
  private static final String IMAGE = "postgres:17-alpine";
  private static final int PORT = PostgreSQLContainer.POSTGRESQL_PORT;

  private ContainerServer() {}

  static TestServer start() {
    assumeTrue(
        DockerClientFactory.instance().isDockerAvailable(),
        "SKIPPED: ava.test.postgres=testcontainers needs Docker, and there is none.");
    var container = new PostgreSQLContainer<>(IMAGE);
    container.start();
    var owner = new Login(container.getUsername(), container.getPassword());
    var address =
        new DatabaseAddress(
            container.getHost(),
            container.getMappedPort(PORT),
            container.getDatabaseName(),
            owner,
            new Properties());
    return new TestServer(address, container);
  }
}
