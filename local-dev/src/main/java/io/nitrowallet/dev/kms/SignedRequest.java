package io.nitrowallet.dev.kms;

import io.nitrowallet.domain.bytes.Bytes;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// An HTTP request as its signature covers it.
///
/// @param headers by lower-case name, values in order, as received
record SignedRequest(
    String method, String path, String query, Map<String, List<String>> headers, Bytes body) {

  /// The value of a header that must not occur twice.
  Optional<String> header(String name) {
    List<String> values = headers.getOrDefault(name, List.of());
    if (values.size() > 1) {
      throw KmsFault.client(
          "IncompleteSignatureException", "the header %s occurs twice".formatted(name));
    }
    return values.stream().findFirst();
  }
}
