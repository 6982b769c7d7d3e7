package io.nitrowallet.dev.stack;

import io.nitrowallet.domain.bytes.Bytes;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;

/// The stack's small files, inside a folder that only its owner can enter.
final class StackFiles {
  private StackFiles() {}

  static Bytes read(Path file) {
    try {
      return Bytes.copyOf(Files.readAllBytes(file));
    } catch (IOException e) {
      throw new StackException("the stack's file " + file + " cannot be read", e);
    }
  }

  static String readText(Path file) {
    return new String(read(file).toArray(), StandardCharsets.UTF_8);
  }

  static void write(Path file, Bytes content) {
    try {
      Files.write(file, content.toArray());
    } catch (IOException e) {
      throw new StackException("the stack's file " + file + " cannot be written", e);
    }
  }

  static void write(Path file, String content) {
    write(file, Bytes.copyOf(content.getBytes(StandardCharsets.UTF_8)));
  }

  /// A certificate (DER) as PEM.
  static String pem(Bytes certificate) {
    String body =
        Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(certificate.toArray());
    return "-----BEGIN CERTIFICATE-----\n" + body + "\n-----END CERTIFICATE-----\n";
  }
}
