package io.nitrowallet.parent.cli;

import static java.nio.charset.CodingErrorAction.REPLACE;

import io.nitrowallet.domain.error.ErrorCode;
import io.nitrowallet.domain.error.RefusedException;
import io.nitrowallet.domain.secret.SecretBytes;
import java.io.Console;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.Supplier;

/// A keystore's password: the first line of a file, or what is typed unseen at the terminal. Never
/// an argument or a variable, which other processes can read.
final class KeyPasswords implements Supplier<SecretBytes> {
  private static final int MAX_UTF8 = 3;

  private final Optional<String> file;
  private final String keystore;

  /// @param keystore what the terminal is asked the password of
  KeyPasswords(Optional<String> file, String keystore) {
    this.file = file;
    this.keystore = keystore;
  }

  /// The password in UTF-8, the caller's.
  ///
  /// @throws RefusedException with {@link ErrorCode#INVALID_VALUE} if there is none
  @Override
  public SecretBytes get() {
    return file.map(KeyPasswords::firstLine).orElseGet(this::typed);
  }

  /// The first line of a file, without its end.
  static SecretBytes firstLine(String file) {
    try (SecretBytes content = InputFiles.readSecret(file, InputStream.nullInputStream())) {
      return content.use(bytes -> SecretBytes.adopt(Arrays.copyOf(bytes, lineLength(bytes))));
    }
  }

  private static int lineLength(byte[] content) {
    int end = 0;
    while (end < content.length && content[end] != '\n' && content[end] != '\r') {
      end++;
    }
    return end;
  }

  private SecretBytes typed() {
    return typed("Password of %s: ".formatted(keystore))
        .orElseThrow(() ->
            new RefusedException(
                ErrorCode.INVALID_VALUE,
                "a keystore needs its password: give --password-file, or run this on a terminal"));
  }

  /// What is typed unseen at the terminal behind `prompt`; nothing where there is no terminal.
  static Optional<SecretBytes> typed(String prompt) {
    return Optional.ofNullable(System.console())
        .filter(Console::isTerminal)
        .map(console -> console.readPassword("%s", prompt))
        .map(KeyPasswords::wiped);
  }

  private static SecretBytes wiped(char[] password) {
    try {
      return utf8(password);
    } finally {
      Arrays.fill(password, '\0');
    }
  }

  private static SecretBytes utf8(char[] text) {
    byte[] room = new byte[MAX_UTF8 * text.length];
    ByteBuffer encoded = ByteBuffer.wrap(room);
    var encoder = StandardCharsets.UTF_8.newEncoder().onUnmappableCharacter(REPLACE);
    encoder.onMalformedInput(REPLACE).encode(CharBuffer.wrap(text), encoded, true);
    try {
      return SecretBytes.adopt(Arrays.copyOf(room, encoded.position()));
    } finally {
      Arrays.fill(room, (byte) 0);
    }
  }
}
