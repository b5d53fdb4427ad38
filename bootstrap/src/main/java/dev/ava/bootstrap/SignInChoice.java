package dev.ava.bootstrap;

import java.util.List;
import java.util.Map;

/// Who signs people in.
final class SignInChoice {
  private final Environment environment;
  private final boolean local;

  SignInChoice(Environment environment, boolean local) {
    this.environment = environment;
    this.local = local;
  }

  void apply(Map<String, Object> properties, List<Binding> bindings) {
    var kind =
        environment.choice(
            "AVA_SIGN_IN", local ? "local" : "supabase", local ? "supabase" : "local");
    if (kind.equals("supabase")) {
      environment.problem(
          "AVA_SIGN_IN=supabase is not part of this version. Set AVA_SIGN_IN=local for the built-in sign-in.");
    }
    properties.put("ava.sign-in.kind", kind);
    properties.put("ava.sign-in.issuer", properties.get("ava.public-url") + "/auth/v1");
    properties.put(
        "ava.sign-in.bcrypt-cost", environment.number("AVA_BCRYPT_COST", 10, local ? 4 : 10, 16));
    bindings.add(
        new Binding(
            "sign-in",
            "built in, keys in " + properties.get("ava.data-dir"),
            local ? "APP_ENV=local" : "AVA_SIGN_IN"));
  }
}
