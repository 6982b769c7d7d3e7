package io.nitrowallet.parent.gateway.access;

import io.nitrowallet.domain.bytes.Bytes;
import io.nitrowallet.domain.bytes.Digests;
import java.nio.charset.StandardCharsets;
import java.security.cert.Certificate;
import java.security.cert.CertificateEncodingException;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// What a caller shows of itself, by hashes: a token goes no further than this.
///
/// @param token SHA-256 of the token's characters; empty bytes for what is no token
/// @param certificate SHA-256 of the certificate's DER, which TLS has verified
public record Shown(Optional<Bytes> token, Optional<Bytes> certificate) {
  /// RFC 6750; longer tokens than ours are nobody's.
  private static final Pattern BEARER =
      Pattern.compile("(?i:bearer) +([A-Za-z0-9._~+/-]{1,256}=*+)");

  /// What an HTTP request shows. A header that is no bearer token is shown as a token that nobody
  /// has; where nobody is asked for one, it does not matter.
  ///
  /// @param authorization the header of this name
  public static Shown of(Optional<String> authorization, Optional<Certificate> certificate) {
    return new Shown(authorization.map(Shown::hash), certificate.map(Shown::hash));
  }

  /// What is kept of a token.
  static Bytes hashOf(String token) {
    return Digests.sha256(Bytes.copyOf(token.getBytes(StandardCharsets.US_ASCII)));
  }

  private static Bytes hash(String authorization) {
    Matcher bearer = BEARER.matcher(authorization);
    return bearer.matches() ? hashOf(bearer.group(1)) : Bytes.EMPTY;
  }

  private static Bytes hash(Certificate certificate) {
    try {
      return Digests.sha256(Bytes.copyOf(certificate.getEncoded()));
    } catch (CertificateEncodingException e) {
      throw new IllegalStateException("TLS has read this certificate", e);
    }
  }
}
