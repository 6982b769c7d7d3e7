package io.nitrowallet.parent.gateway;

import io.helidon.http.Method;

/// A path with a method, and what stands behind it.
///
/// @param path with parameters in braces, as OpenAPI writes them
/// @param name for log and metrics
record Route(Method method, String path, String name, Audience audience, Endpoint endpoint) {
  /// For callers who are known.
  Route(Method method, String path, String name, Endpoint endpoint) {
    this(method, path, name, Audience.KNOWN, endpoint);
  }
}
