package dev.ava.bootstrap;

import java.util.List;
import java.util.Map;

/// What the avatar answers with.
final class ReplyChoice {
  private final Environment environment;

  ReplyChoice(Environment environment) {
    this.environment = environment;
  }

  void apply(Map<String, Object> properties, List<Binding> bindings) {
    properties.put("ava.reply.kind", environment.choice("AVA_REPLY", "echo"));
    bindings.add(
        new Binding(
            "replies",
            "echo",
            environment.text("AVA_REPLY").map(set -> "AVA_REPLY").orElse("the default")));
  }
}
