package io.nitrowallet.dev.kms;

import tools.jackson.databind.node.ObjectNode;

/// One operation of the API.
@FunctionalInterface
interface KmsOperation {
  /// Answers an authenticated caller.
  ///
  /// @throws KmsFault if it is refused
  ObjectNode perform(Principal caller, ObjectNode parameters);
}
