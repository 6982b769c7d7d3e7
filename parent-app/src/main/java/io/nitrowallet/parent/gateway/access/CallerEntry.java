package io.nitrowallet.parent.gateway.access;

import io.nitrowallet.domain.bytes.Bytes;
import java.security.MessageDigest;
import java.util.Optional;

/// A caller and what it has to show: a token, a certificate, or both where both are named.
///
/// @param token its SHA-256
/// @param certificate its SHA-256
record CallerEntry(Caller caller, Optional<Bytes> token, Optional<Bytes> certificate) {
  /// Whether `shown` is what this caller has. Callers with a token are known by it alone or
  /// together with their certificate, so that one who shows a token is never taken for another who
  /// has none. The time taken does not tell how much of a hash was right.
  boolean matches(Shown shown) {
    boolean tokenFits = token.map(it -> equal(it, shown.token())).orElse(shown.token().isEmpty());
    boolean certificateFits =
        certificate.map(it -> equal(it, shown.certificate())).orElse(Boolean.TRUE);
    return tokenFits && certificateFits;
  }

  private static boolean equal(Bytes hash, Optional<Bytes> shown) {
    return MessageDigest.isEqual(hash.toArray(), shown.orElse(Bytes.EMPTY).toArray());
  }
}
