package io.nitrowallet.requester.kms.policy;

/// Something of a policy that its author may not have meant.
///
/// @param statement by its `Sid`, or its number
public record Finding(Fault fault, boolean isError, String statement) {}
