package io.nitrowallet.requester.kms.policy;

/// Something of a policy that its author may not have meant.
///
/// @param statement by its `Sid`, or its number
public record Finding(Fault fault, boolean isError, String statement) {
  static Finding error(Fault fault, Shape statement) {
    return new Finding(fault, true, statement.name());
  }

  static Finding warning(Fault fault, Shape statement) {
    return new Finding(fault, false, statement.name());
  }
}
