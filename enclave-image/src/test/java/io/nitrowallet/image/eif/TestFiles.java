package io.nitrowallet.image.eif;

import io.nitrowallet.domain.bytes.Bytes;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Objects;

/// Keys and certificates that openssl made for these tests, and that protect nothing.
final class TestFiles {
  private TestFiles() {}

  static Bytes read(String name) {
    try (InputStream in = TestFiles.class.getResourceAsStream(name)) {
      return Bytes.copyOf(Objects.requireNonNull(in, name).readAllBytes());
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  static Bytes ascii(String text) {
    return Bytes.copyOf(text.getBytes(StandardCharsets.US_ASCII));
  }
}
