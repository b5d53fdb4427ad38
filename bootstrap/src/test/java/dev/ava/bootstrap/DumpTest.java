package dev.ava.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

/// What a backup of the database holds of somebody whose account was deleted.
class DumpTest {
  @Test
  void aDumpHoldsNothingOfThem() throws Exception {
    try (var postgres = InstalledPostgres.startedOrSkipped();
        var ava = RunningAva.start(Map.of("DATABASE_URL", postgres.url()))) {
      var ann = Canaries.planted(ava);
      var ben = ava.api().signedUp().get("/auth/me").text("user_id");
      assertThat(postgres.dump()).contains(ann.traces()).contains(ben);

      assertThat(ann.delete(Canaries.PASSWORD).status()).isEqualTo(204);

      assertThat(postgres.dump()).contains(ben).doesNotContain(ann.traces().toArray(String[]::new));
    }
  }
}
