package io.nitrowallet.dev.kms;

import io.nitrowallet.domain.bytes.Bytes;
import io.nitrowallet.domain.bytes.Digests;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;

/// The canonical request of Signature Version 4, rebuilt from what arrived.
final class CanonicalRequest {
  private CanonicalRequest() {}

  /// The hex SHA-256 of the canonical request.
  static String hash(SignedRequest request, List<String> signedHeaders) {
    String headers =
        signedHeaders.stream()
            .map(name -> name + ":" + value(request, name) + "\n")
            .collect(Collectors.joining());
    String canonical =
        String.join(
            "\n",
            request.method(),
            request.path(),
            request.query(),
            headers,
            String.join(";", signedHeaders),
            Digests.sha256(request.body()).hex());
    return Digests.sha256(Bytes.copyOf(canonical.getBytes(StandardCharsets.UTF_8))).hex();
  }

  private static String value(SignedRequest request, String name) {
    List<String> values = request.headers().get(name);
    if (values == null) {
      throw KmsFault.client(
          "InvalidSignatureException", "the signed header %s is missing".formatted(name));
    }
    return values.stream()
        .map(value -> value.strip().replaceAll(" +", " "))
        .collect(Collectors.joining(","));
  }
}
