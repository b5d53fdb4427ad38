package dev.ava.bench;

/// How large something is while a workload is measured that is measured at other sizes as well.
///
/// @param of what has this size
/// @param count how much of it there is
/// @param curve what is measured, under one name at all sizes
record Size(Dimension of, int count, String curve) {
  enum Dimension {
    LENGTH("messages of one person"),
    PEOPLE("people"),
    ROWS("messages of all"),
    NODES("nodes");

    private final String label;

    Dimension(String label) {
      this.label = label;
    }

    String label() {
      return label;
    }
  }
}
