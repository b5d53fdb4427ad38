package dev.ava.postgres;

import java.io.OutputStream;
import java.nio.file.Path;

/// A program of its own that runs the embedded server until its input ends or it is killed. Prints
/// the URL of the database, or why it does not run.
final class EmbeddedChild {
  private EmbeddedChild() {}

  public static void main(String[] arguments) throws Exception {
    EmbeddedDatabase database;
    try {
      database = new EmbeddedDatabase(new EmbeddedSettings(Path.of(arguments[0])));
    } catch (DatabaseUnusable reason) {
      System.out.println(reason.getMessage());
      return;
    }
    System.out.println(new TestDatabase(database.address(), "ava").url());
    System.in.transferTo(OutputStream.nullOutputStream());
    database.stop();
  }
}
