package dev.ava.rest;

import static dev.ava.rest.Answers.header;
import static dev.ava.rest.Answers.object;
import static org.assertj.core.api.Assertions.assertThat;

import io.micronaut.context.annotation.Requires;
import io.micronaut.health.HealthStatus;
import io.micronaut.management.health.indicator.AbstractHealthIndicator;
import io.micronaut.management.health.indicator.annotation.Readiness;
import jakarta.inject.Singleton;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class HealthTest {
  @RegisterExtension static final RestServer SERVER = new RestServer();

  @RegisterExtension
  static final RestServer BROKEN = new RestServer(Map.of("test.broken-service", true));

  @ParameterizedTest
  @ValueSource(strings = {"/health", "/health/liveness", "/health/readiness"})
  void healthIsPublic(String path) {
    var response = SERVER.get(path);

    assertThat(response.statusCode()).isEqualTo(200);
    assertThat(header(response, "Content-Type")).isEqualTo("application/json");
    assertThat(object(response)).isEqualTo(Map.of("status", "UP"));
  }

  @Test
  void detailsAreShownToNobody() {
    assertThat(object(SERVER.getAsAnn("/health"))).isEqualTo(Map.of("status", "UP"));
  }

  @Test
  void brokenServiceIsDownButAlive() {
    var health = BROKEN.get("/health");
    var readiness = BROKEN.get("/health/readiness");
    var liveness = BROKEN.get("/health/liveness");

    assertThat(health.statusCode()).isEqualTo(503);
    assertThat(object(health)).isEqualTo(Map.of("status", "DOWN"));
    assertThat(readiness.statusCode()).isEqualTo(503);
    assertThat(liveness.statusCode()).isEqualTo(200);
  }

  @ParameterizedTest
  @ValueSource(strings = {"/beans", "/env", "/routes", "/loggers", "/info", "/threaddump", "/stop"})
  void otherEndpointsAreNotThere(String path) {
    assertThat(SERVER.getAsAnn(path).statusCode()).isEqualTo(404);
  }

  @Singleton
  @Readiness
  @Requires(property = "test.broken-service")
  static final class BrokenService extends AbstractHealthIndicator<String> {
    @Override
    protected String getHealthInformation() {
      healthStatus = HealthStatus.DOWN;
      return "secret-of-the-service";
    }

    @Override
    protected String getName() {
      return "broken";
    }
  }
}
