package io.nitrowallet.parent.gateway;

/// Whom a path is for.
enum Audience {
  /// Callers who are known, at their pace.
  KNOWN,
  /// Whoever gets this far, without any permission: load balancers, for example.
  ANYBODY
}
