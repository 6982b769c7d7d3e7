package io.nitrowallet.requester.kms.policy;

/// What a KMS key is for.
public enum KeyPurpose {
  /// New accounts are sealed under it, and opened.
  SEAL,
  /// Rows of a predecessor are opened under it, whose data keys have no encryption context.
  OPEN
}
