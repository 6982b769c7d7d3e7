package io.nitrowallet.domain.service;

import io.nitrowallet.domain.account.KeyArn;
import io.nitrowallet.domain.bytes.Bytes;
import io.nitrowallet.domain.bytes.Digests;
import io.nitrowallet.domain.error.ErrorCode;
import io.nitrowallet.domain.error.RefusedException;
import io.nitrowallet.domain.port.out.DataKeys;
import io.nitrowallet.domain.port.out.EncryptionContext;
import io.nitrowallet.domain.port.out.GeneratedDataKey;
import io.nitrowallet.domain.secret.SecretBytes;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Data keys kept in a map, released under exactly the key and context that wrapped them. Remembers
/// every secret it handed out, so that tests see which were closed.
final class InMemoryDataKeys implements DataKeys {
  private final SecureRandom random = new SecureRandom();
  private final Map<Bytes, Wrapped> wrapped = new HashMap<>();
  private final Map<List<Object>, Bytes> unbound = new HashMap<>();
  private final List<SecretBytes> handedOut = new ArrayList<>();
  private Optional<RefusedException> outage = Optional.empty();
  private Optional<KeyArn> substitute = Optional.empty();
  private boolean ignoresContext;
  private boolean spoils;
  private int unwraps;

  @Override
  public GeneratedDataKey generate(KeyArn key, EncryptionContext context) {
    outage.ifPresent(InMemoryDataKeys::fail);
    byte[] plaintext = new byte[32];
    random.nextBytes(plaintext);
    Bytes encrypted = Digests.sha256(Digests.sha256(Bytes.copyOf(plaintext)));
    Bytes kept = spoils ? encrypted : Bytes.copyOf(plaintext);
    wrapped.put(encrypted, new Wrapped(key, context, kept));
    return new GeneratedDataKey(substitute.orElse(key), handOut(plaintext), encrypted);
  }

  @Override
  public SecretBytes unwrap(KeyArn key, Bytes encrypted, EncryptionContext context) {
    unwraps++;
    outage.ifPresent(InMemoryDataKeys::fail);
    @Nullable Wrapped found = wrapped.get(encrypted);
    boolean matches =
        found != null
            && found.key.equals(key)
            && (ignoresContext || found.context.pairs().equals(context.pairs()));
    if (found == null || !matches) {
      throw new RefusedException(ErrorCode.DATA_KEY_REJECTED, "not made for this account");
    }
    return handOut(found.plaintext.toArray());
  }

  @Override
  public SecretBytes decrypt(KeyArn key, Bytes encrypted) {
    unwraps++;
    outage.ifPresent(InMemoryDataKeys::fail);
    @Nullable Bytes found = unbound.get(List.of(key, encrypted));
    if (found == null) {
      throw new RefusedException(ErrorCode.DATA_KEY_REJECTED, "not encrypted by this key");
    }
    return handOut(found.toArray());
  }

  /// Has `key` encrypt `plaintext` under no context; returns what stands for the ciphertext.
  Bytes encrypt(KeyArn key, Bytes plaintext) {
    Bytes encrypted = Digests.sha256(Digests.sha256(plaintext));
    unbound.put(List.of(key, encrypted), plaintext);
    return encrypted;
  }

  /// From now on refuses every call with `code`.
  void fail(ErrorCode code) {
    outage = Optional.of(new RefusedException(code, "the outage's own sentence"));
  }

  /// From now on says that `key` wrapped what it generates.
  void claim(KeyArn key) {
    substitute = Optional.of(key);
  }

  /// From now on unwraps under any context, as a forged KMS reply would.
  void ignoreContext() {
    ignoresContext = true;
  }

  /// From now on unwraps to something else than it generated.
  void spoil() {
    spoils = true;
  }

  int unwraps() {
    return unwraps;
  }

  /// Whether secrets were handed out, and all of them are zeroed.
  boolean allClosed() {
    return !handedOut.isEmpty() && handedOut.stream().allMatch(SecretBytes::isDestroyed);
  }

  private SecretBytes handOut(byte[] plaintext) {
    SecretBytes secret = SecretBytes.adopt(plaintext);
    handedOut.add(secret);
    return secret;
  }

  private static void fail(RefusedException outage) {
    throw outage;
  }

  private record Wrapped(KeyArn key, EncryptionContext context, Bytes plaintext) {}
}
