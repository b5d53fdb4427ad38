package dev.ava.bootstrap;

import java.util.Map;

/// Environment variables for tests.
final class Variables {
  private Variables() {}

  /// All that an Ava in the cloud must have, and nothing else. Every secret has `canary` in it.
  static Map<String, String> cloud() {
    return Map.ofEntries(
        Map.entry("APP_ENV", "cloud"),
        Map.entry("AVA_PUBLIC_URL", "https://ava.example.org"),
        Map.entry(
            "DATABASE_URL",
            "postgresql://postgres:canary-of-a-database@db.example.org/ava?sslmode=require"),
        Map.entry("SUPABASE_URL", "https://abc.supabase.co"),
        Map.entry("SUPABASE_ANON_KEY", "sb_publishable_canary"),
        Map.entry("SUPABASE_SERVICE_ROLE_KEY", "sb_secret_canary"),
        Map.entry("WHATSAPP_GRAPH_URL", "https://graph.example.org"),
        Map.entry("WHATSAPP_ACCESS_TOKEN", "canary-token-of-a-system-user"),
        Map.entry("WHATSAPP_APP_SECRET", "canary-0f1e2d3c4b5a69788796a5b4c3d2e1f0"),
        Map.entry("WHATSAPP_VERIFY_TOKEN", "canary-verify-token"),
        Map.entry("WHATSAPP_PHONE_NUMBER_ID", "106540352242922"));
  }
}
