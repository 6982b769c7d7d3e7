package io.nitrowallet.dev.kms;

import io.nitrowallet.domain.bytes.Bytes;
import io.nitrowallet.domain.port.out.TimeSource;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/// Verifies Signature Version 4 and finds out who signed: the whole canonical request with the hash
/// of its body, the scope, a clock within five minutes, and the session token.
final class SignatureVerifier {
  private static final Duration MAX_SKEW = Duration.ofMinutes(5);
  private static final DateTimeFormatter TIMESTAMP =
      DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss'Z'", Locale.ROOT);

  private final Principals principals;
  private final String region;
  private final TimeSource clock;

  SignatureVerifier(Principals principals, String region, TimeSource clock) {
    this.principals = principals;
    this.region = region;
    this.clock = clock;
  }

  /// Who signed `request`.
  ///
  /// @throws KmsFault in AWS's words if nobody known did, or the credentials have ended
  Principal verify(SignedRequest request) {
    AuthorizationHeader authorization =
        AuthorizationHeader.parse(
            request
                .header("authorization")
                .orElseThrow(() ->
                    KmsFault.client(
                        "MissingAuthenticationTokenException", "the request is not signed")));
    String timestamp = request.header("x-amz-date").orElse("");
    requireScope(authorization.scope(), timestamp);
    requireCoverage(request, authorization.signedHeaders());
    Principal principal =
        principals.find(authorization.accessKeyId()).orElseThrow(SignatureVerifier::unknown);
    requireSameToken(principal.sessionToken(), request.header("x-amz-security-token"));
    String expected = signature(principal, authorization, request, timestamp);
    if (!isEqual(expected, authorization.signature())) {
      throw invalid("the signature does not match the request and this access key's secret");
    }
    if (principal.expires().map(end -> !clock.now().isBefore(end)).orElse(false)) {
      throw KmsFault.client(
          "ExpiredTokenException", "The security token included in the request is expired");
    }
    return principal;
  }

  private void requireScope(AuthorizationHeader.Scope scope, String timestamp) {
    if (!scope.region().equals(region) || !scope.service().equals("kms")) {
      throw invalid("Credential should be scoped to %s/kms".formatted(region));
    }
    Instant signedAt = parse(timestamp);
    if (!timestamp.startsWith(scope.date())) {
      throw invalid("the date in the credential scope is not that of X-Amz-Date");
    }
    if (Duration.between(signedAt, clock.now()).abs().compareTo(MAX_SKEW) > 0) {
      throw invalid("Signature expired: X-Amz-Date is more than five minutes from now");
    }
  }

  private static Instant parse(String timestamp) {
    try {
      return LocalDateTime.parse(timestamp, TIMESTAMP).toInstant(ZoneOffset.UTC);
    } catch (DateTimeException e) {
      throw KmsFault.client("IncompleteSignatureException", "X-Amz-Date is missing or malformed");
    }
  }

  /// What is not signed could have been changed on the way.
  private static void requireCoverage(SignedRequest request, List<String> signedHeaders) {
    boolean isOrdered = signedHeaders.equals(signedHeaders.stream().sorted().distinct().toList());
    boolean coversAll =
        request.headers().keySet().stream()
            .filter(name -> name.equals("host") || name.startsWith("x-amz-"))
            .allMatch(new HashSet<>(signedHeaders)::contains);
    if (!isOrdered || !coversAll || !request.headers().containsKey("host")) {
      throw invalid("host and every x-amz header must be signed, in order");
    }
  }

  private static void requireSameToken(Optional<String> known, Optional<String> sent) {
    if (!isEqual(known.orElse(""), sent.orElse(""))) {
      throw unknown();
    }
  }

  private static String signature(
      Principal principal,
      AuthorizationHeader authorization,
      SignedRequest request,
      String timestamp) {
    AuthorizationHeader.Scope scope = authorization.scope();
    byte[] key = utf8("AWS4" + principal.secretAccessKey());
    for (String part : List.of(scope.date(), scope.region(), scope.service(), "aws4_request")) {
      key = hmac(key, part);
    }
    String toSign =
        String.join(
            "\n",
            AuthorizationHeader.ALGORITHM,
            timestamp,
            scope.toString(),
            CanonicalRequest.hash(request, authorization.signedHeaders()));
    return Bytes.copyOf(hmac(key, toSign)).hex();
  }

  private static byte[] hmac(byte[] key, String text) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(key, "HmacSHA256"));
      return mac.doFinal(utf8(text));
    } catch (GeneralSecurityException e) {
      throw new AssertionError("every JDK has HmacSHA256", e);
    }
  }

  private static boolean isEqual(String a, String b) {
    return MessageDigest.isEqual(utf8(a), utf8(b));
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static KmsFault invalid(String sentence) {
    return KmsFault.client("InvalidSignatureException", sentence);
  }

  private static KmsFault unknown() {
    return KmsFault.client(
        "UnrecognizedClientException", "The security token included in the request is invalid.");
  }
}
