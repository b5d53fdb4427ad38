package dev.ava.rest;

import dev.ava.domain.account.usecase.ExportAccount;
import dev.ava.domain.shared.Caller;
import dev.ava.domain.shared.EmailAddress;
import jakarta.inject.Singleton;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.Semaphore;
import org.jspecify.annotations.Nullable;

/// Makes exports ready to be sent: in a temporary file, so that a slow client keeps no transaction
/// open, and a failure is answered as one. The file has no name any more when it is written, so
/// that it is gone with the request or the process, whatever happens.
@Singleton
final class Exports {
  static final String ZIP = "application/zip";

  /// Each has a connection to the database and a processor to itself.
  private static final int MOST_AT_ONCE = 2;

  private final ExportAccount exportAccount;
  private final ExportWriter writer;
  private final Semaphore turns = new Semaphore(MOST_AT_ONCE, true);

  Exports(ExportAccount exportAccount, ExportWriter writer) {
    this.exportAccount = exportAccount;
    this.writer = writer;
  }

  /// The zip, to be closed by whoever reads it.
  InputStream of(Caller.User caller, @Nullable EmailAddress email) {
    turns.acquireUninterruptibly();
    try {
      return written(caller, email);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } finally {
      turns.release();
    }
  }

  private InputStream written(Caller.User caller, @Nullable EmailAddress email) throws IOException {
    var file = nameless();
    try {
      var out = new BufferedOutputStream(new Into(file));
      exportAccount.export(
          new ExportAccount.Command(caller, contents -> writer.write(contents, email, out)));
      file.position(0);
      return Channels.newInputStream(file);
    } catch (IOException | RuntimeException e) {
      file.close();
      throw e;
    }
  }

  private static FileChannel nameless() throws IOException {
    return FileChannel.open(
        Files.createTempFile("ava-export", ".zip"),
        StandardOpenOption.READ,
        StandardOpenOption.WRITE,
        StandardOpenOption.DELETE_ON_CLOSE);
  }

  /// Writes to a file and leaves it open.
  private static final class Into extends OutputStream {
    private final FileChannel file;

    private Into(FileChannel file) {
      this.file = file;
    }

    @Override
    public void write(int single) throws IOException {
      write(new byte[] {(byte) single}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int from, int length) throws IOException {
      var left = ByteBuffer.wrap(bytes, from, length);
      while (left.hasRemaining()) {
        file.write(left);
      }
    }
  }
}
