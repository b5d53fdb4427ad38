package dev.ava.bootstrap;

import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/// Where in a database something stands: looks into every column of every table of every schema, as
/// the catalogue lists them.
final class Places {
  private static final String TABLES =
      """
      select format('%I.%I', n.nspname, c.relname)
      from pg_class c join pg_namespace n on n.oid = c.relnamespace
      where c.relkind in ('r', 'p', 'm') and n.nspname not in ('pg_catalog', 'information_schema')
        and n.nspname not like 'pg_toast%' and n.nspname not like 'pg_temp%'
      order by 1
      """;

  private Places() {}

  /// The tables that hold one of the texts, each with the number of its rows that do.
  static Map<String, Integer> of(RunningAva ava, List<String> texts) throws SQLException {
    var found = new TreeMap<String, Integer>();
    for (var table : ava.sql(TABLES)) {
      var rows = ava.sql("select count(*) from %s t where %s".formatted(table, holds(texts)));
      if (!rows.getFirst().equals("0")) {
        found.put(table, Integer.parseInt(rows.getFirst()));
      }
    }
    return found;
  }

  private static String holds(List<String> texts) {
    return texts.stream()
        .map(text -> "strpos(cast(t.* as text), '%s') > 0".formatted(text))
        .collect(Collectors.joining(" or "));
  }

  /// Every table of the schema `ava` and the one of the users.
  static List<String> tables(RunningAva ava) throws SQLException {
    return ava.sql(TABLES).stream()
        .filter(table -> table.startsWith("ava.") || table.startsWith("auth."))
        .toList();
  }
}
