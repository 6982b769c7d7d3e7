package io.nitrowallet.requester.operator;

import io.nitrowallet.domain.dsse.VerifyingKey;
import io.nitrowallet.domain.error.ErrorCode;
import io.nitrowallet.domain.error.RefusedException;
import java.security.GeneralSecurityException;
import java.security.Key;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.cert.Certificate;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The one key of a loaded key store.
final class OnlyKey {
  private final KeyStore store;
  private final String where;

  /// @param where what `store` is, for sentences
  OnlyKey(KeyStore store, String where) {
    this.store = store;
    this.where = where;
  }

  /// @param signatures what signs with it
  /// @param logout run when the key is closed
  /// @throws RefusedException with {@link ErrorCode#INVALID_VALUE} unless there is exactly one key,
  ///   of a kind that policies know
  OperatorKey unlock(
      char @Nullable [] secret, JcaOperatorKey.Signatures signatures, Runnable logout)
      throws GeneralSecurityException {
    List<String> names = names();
    if (names.size() != 1) {
      throw refused("%s holds %s keys with their certificates, and this needs one", names.size());
    }
    Key key = store.getKey(names.getFirst(), secret);
    VerifyingKey verifying =
        Optional.ofNullable(store.getCertificate(names.getFirst()))
            .map(Certificate::getPublicKey)
            .flatMap(KeyKind::verifying)
            .orElseThrow(this::wrongKind);
    if (!(key instanceof PrivateKey privateKey)) {
      throw wrongKind();
    }
    return new JcaOperatorKey(privateKey, verifying, signatures, logout);
  }

  /// The names of all keys.
  List<String> names() throws GeneralSecurityException {
    List<String> aliases = Collections.list(store.aliases());
    return aliases.stream().filter(this::isKey).toList();
  }

  private boolean isKey(String alias) {
    try {
      return store.isKeyEntry(alias);
    } catch (GeneralSecurityException e) {
      throw new AssertionError("the key store was loaded", e);
    }
  }

  private RefusedException wrongKind() {
    return refused("the key of %s is neither an Ed25519 nor a P-256 key%s", "");
  }

  private RefusedException refused(String sentence, Object value) {
    return new RefusedException(ErrorCode.INVALID_VALUE, sentence.formatted(where, value));
  }
}
