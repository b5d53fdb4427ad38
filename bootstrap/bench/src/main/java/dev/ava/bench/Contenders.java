package dev.ava.bench;

import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Everybody who is measured, by name.
///
/// @param peer if there is one
record Contenders(Ava ava, Optional<Peer> peer, List<Peer.Variant> variants) {
  static final String AVA = "Ava";

  /// Work that is the same for every installation.
  interface Work {
    Measurement on(Installation installation, Duration length)
        throws IOException, SQLException, InterruptedException;
  }

  Map<String, Workload.Trial> all(Work work) {
    var trials = new LinkedHashMap<String, Workload.Trial>();
    trials.put(AVA, length -> work.on(ava, length));
    trials.putAll(peers((peer, variant, length) -> work.on(peer.as(variant), length)));
    return trials;
  }

  Map<String, Workload.Trial> all(Work work, String other, Workload.Trial trial) {
    var trials = all(work);
    trials.put(other, trial);
    return trials;
  }

  interface PeerWork {
    Measurement on(Peer peer, Peer.Variant variant, Duration length)
        throws IOException, SQLException, InterruptedException;
  }

  Map<String, Workload.Trial> peers(PeerWork work) {
    var trials = new LinkedHashMap<String, Workload.Trial>();
    peer.ifPresent(
        there ->
            variants.forEach(
                variant -> trials.put(variant.label(), length -> work.on(there, variant, length))));
    return trials;
  }
}
