package io.nitrowallet.console.accounts;

import io.nitrowallet.console.session.Passphrase;
import io.nitrowallet.domain.error.ErrorCode;
import io.nitrowallet.domain.error.RefusedException;
import io.nitrowallet.domain.secret.SecretBytes;
import io.nitrowallet.domain.signing.PrivateKey;
import io.nitrowallet.requester.keyfile.PrivateKeyFile;
import io.nitrowallet.requester.keyfile.SecretFile;
import java.util.function.Supplier;

/// Where a private key comes from: typed, or a file with its password. Whoever has it closes it,
/// which overwrites what was typed.
public final class KeySource implements AutoCloseable {
  private final SecretBytes typed;
  private final SecretBytes password;
  private final Supplier<SecretBytes> content;

  private KeySource(SecretBytes typed, SecretBytes password, Supplier<SecretBytes> content) {
    this.typed = typed;
    this.password = password;
    this.content = content;
  }

  /// 64 hex digits.
  ///
  /// @param key overwritten
  static KeySource typed(char[] key) {
    SecretBytes bytes = Passphrase.utf8(key);
    return new KeySource(bytes, nothing(), () -> bytes);
  }

  /// A file of the same, or a Web3 keystore.
  ///
  /// @param password the keystore's; overwritten
  static KeySource file(String path, char[] password) {
    return new KeySource(nothing(), Passphrase.utf8(password), () -> SecretFile.read(path.strip()));
  }

  private static SecretBytes nothing() {
    return SecretBytes.adopt(new byte[0]);
  }

  /// The key, the caller's.
  ///
  /// @throws RefusedException with {@link ErrorCode#INVALID_VALUE} if there is none
  PrivateKey open() {
    return PrivateKeyFile.parse(content.get(), this::requirePassword);
  }

  private SecretBytes requirePassword() {
    if (password.length() == 0) {
      throw new RefusedException(ErrorCode.INVALID_VALUE, "a keystore needs its password");
    }
    return password;
  }

  @Override
  public void close() {
    typed.close();
    password.close();
  }

  /// Whether what was typed is overwritten.
  boolean isWiped() {
    return typed.isDestroyed() && password.isDestroyed();
  }
}
