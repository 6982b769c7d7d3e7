package io.nitrowallet.domain.policy;

import io.nitrowallet.domain.dsse.VerifyingKey;

/// Somebody who may approve.
///
/// @param id unique in the policy; the key ID of the operator's signatures
public record Operator(String id, VerifyingKey key) {
  /// @throws io.nitrowallet.domain.error.RefusedException with `INVALID_POLICY` unless `id` is 1 to
  ///   64 letters, digits, dots, underscores and hyphens
  public Operator {
    PolicyFaults.requireName(id, "an operator's id");
  }
}
