package io.nitrowallet.parent.gateway;

/// What stands behind a path.
@FunctionalInterface
interface Endpoint {
  /// Answers, or refuses to.
  ///
  /// @throws Turned if the request is turned away before it was understood
  /// @throws io.nitrowallet.domain.error.RefusedException if what it asks for is refused
  Answer answer(Inquiry inquiry);
}
