package io.nitrowallet.requester.operator;

import io.nitrowallet.domain.error.ErrorCode;
import io.nitrowallet.domain.error.RefusedException;
import io.nitrowallet.domain.secret.SecretBytes;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.KeyStore;
import java.security.Signature;
import java.security.UnrecoverableKeyException;
import java.security.cert.Certificate;
import java.security.spec.ECGenParameterSpec;
import java.util.Optional;
import java.util.function.Supplier;

/// A PKCS#12 file (RFC 7292), encrypted under a passphrase.
///
/// New ones are written with what the JDK takes for PKCS#12: AES-256 and HMAC-SHA-256 under PBKDF2
/// of 10,000 rounds. The passphrase has to carry the rest, hence its length.
public record KeystoreFile(Path path) implements KeyHolder {
  /// The shortest passphrase of a new file, in characters.
  public static final int MIN_PASSPHRASE = 12;

  private static final String TYPE = "PKCS12";
  private static final String ALIAS = "operator";
  private static final int MAX_LENGTH = 64 * 1024;

  @Override
  public OperatorKey create(KeyKind kind, Supplier<SecretBytes> secret) {
    NewPrivateFile.requireAbsent(path);
    return SecretText.lend(
        secret.get(),
        passphrase -> {
          if (passphrase.length < MIN_PASSPHRASE) {
            throw refused(
                "a passphrase has at least %s characters, since whoever copies the file can try"
                    + " them all",
                MIN_PASSPHRASE);
          }
          try {
            KeyStore store = KeyStore.getInstance(TYPE);
            store.load(null, null);
            KeyPair pair = generate(kind);
            Certificate[] chain = {SelfSigned.over(pair, kind, Optional.empty())};
            store.setKeyEntry(ALIAS, pair.getPrivate(), passphrase, chain);
            ByteArrayOutputStream content = new ByteArrayOutputStream();
            store.store(content, passphrase);
            NewPrivateFile.write(path, content.toByteArray());
            return unlock(store, passphrase);
          } catch (GeneralSecurityException | IOException e) {
            throw new AssertionError("every JDK has PKCS#12 with these keys", e);
          }
        });
  }

  @Override
  public OperatorKey open(Supplier<SecretBytes> secret) {
    byte[] content = read();
    return SecretText.lend(
        secret.get(),
        passphrase -> {
          try {
            KeyStore store = KeyStore.getInstance(TYPE);
            store.load(new ByteArrayInputStream(content), passphrase);
            return unlock(store, passphrase);
          } catch (IOException | GeneralSecurityException e) {
            throw isWrongPassphrase(e)
                ? refused("the passphrase does not open the keystore %s", path, e)
                : refused("%s is no PKCS#12 keystore that this program reads", path, e);
          }
        });
  }

  @Override
  public String secretName() {
    return "passphrase of " + path;
  }

  private OperatorKey unlock(KeyStore store, char[] passphrase) throws GeneralSecurityException {
    return new OnlyKey(store, "the keystore " + path)
        .unlock(passphrase, Signature::getInstance, () -> {});
  }

  private static KeyPair generate(KeyKind kind) throws GeneralSecurityException {
    KeyPairGenerator generator = KeyPairGenerator.getInstance(kind.generator());
    if (kind == KeyKind.P256) {
      generator.initialize(new ECGenParameterSpec(KeyKind.CURVE));
    }
    return generator.generateKeyPair();
  }

  /// The JDK says so by the cause: its own exception is that of a file that cannot be read.
  private static boolean isWrongPassphrase(Exception failure) {
    return failure instanceof UnrecoverableKeyException
        || failure.getCause() instanceof UnrecoverableKeyException;
  }

  private byte[] read() {
    try (InputStream in = Files.newInputStream(path)) {
      byte[] content = in.readNBytes(MAX_LENGTH + 1);
      if (content.length > MAX_LENGTH) {
        throw refused("%s is longer than any operator's keystore", path);
      }
      return content;
    } catch (NoSuchFileException e) {
      throw new RefusedException(
          ErrorCode.RESOURCE_NOT_FOUND,
          "there is no keystore %s: `operator init` makes one".formatted(path),
          e);
    } catch (IOException e) {
      throw refused("the keystore %s cannot be read", path, e);
    }
  }

  private static RefusedException refused(String sentence, Object value) {
    return new RefusedException(ErrorCode.INVALID_VALUE, sentence.formatted(value));
  }

  private static RefusedException refused(String sentence, Object value, Exception cause) {
    return new RefusedException(ErrorCode.INVALID_VALUE, sentence.formatted(value), cause);
  }
}
