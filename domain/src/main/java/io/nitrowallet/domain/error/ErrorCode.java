package io.nitrowallet.domain.error;

/// Why a request was refused. The names are part of the protocol: they cross the wire unchanged and
/// are never renamed.
public enum ErrorCode {
  /// The frame's payload is not one well-formed JSON object of the documented shape.
  BAD_REQUEST(Kind.INPUT),
  /// The `apiRequest` is none that this enclave knows.
  UNKNOWN_REQUEST(Kind.INPUT),
  /// The protocol version `v` is none that this enclave speaks.
  UNSUPPORTED_VERSION(Kind.INPUT),
  /// The declared payload length is zero, negative or above the limit.
  FRAME_SIZE(Kind.INPUT),
  /// An account name, address, key or nonce is malformed.
  INVALID_VALUE(Kind.INPUT),
  /// A transaction is incomplete, contradictory or out of range.
  INVALID_TRANSACTION(Kind.INPUT),
  /// Typed data is not of the types that it declares, or these are none.
  INVALID_TYPED_DATA(Kind.INPUT),
  /// A user operation is incomplete, contradictory or out of range.
  INVALID_USER_OPERATION(Kind.INPUT),
  /// A transaction type that this version does not sign.
  UNSUPPORTED_TRANSACTION(Kind.INPUT),
  /// An account row is incomplete or malformed.
  INVALID_ROW(Kind.INPUT),
  /// A configuration file lacks an entry, or has one that is unknown or malformed.
  INVALID_CONFIGURATION(Kind.INPUT),
  /// No policy was named and the enclave has no default.
  POLICY_MISSING(Kind.INPUT),
  /// A policy of a version that this program cannot evaluate; it is refused, never ignored.
  POLICY_UNSUPPORTED(Kind.INPUT),
  /// A policy is malformed or contradicts itself.
  INVALID_POLICY(Kind.INPUT),
  /// The account's policy does not allow this signature.
  POLICY_DENIED(Kind.DENIED),
  /// The rule that decides wants more approvals of operators than there are.
  APPROVALS_MISSING(Kind.DENIED),
  /// An intent is malformed, expired, of another account or state of it, for something else, or not
  /// validly signed by operators alone.
  INTENT_REFUSED(Kind.DENIED),
  /// Whoever calls the gateway does not show who they are, or shows what nobody has.
  UNAUTHENTICATED(Kind.DENIED),
  /// Whoever calls the gateway lacks the permission.
  FORBIDDEN(Kind.DENIED),
  /// The KMS key is not among the measured seal or open keys.
  KEY_NOT_ALLOWED(Kind.DENIED),
  /// KMS refused the call: its key policy does not release the key to this caller or enclave.
  KMS_DENIED(Kind.DENIED),
  /// The proxy's allow list does not hold the destination.
  DESTINATION_DENIED(Kind.DENIED),
  /// The credentials sent with the request are expired or invalid.
  CREDENTIALS_REJECTED(Kind.DENIED),
  /// KMS refuses this wrapped data key under this context: it was not made for this account.
  DATA_KEY_REJECTED(Kind.UNTRUSTED),
  /// The sealed private key does not open under the row's own values.
  ROW_TAMPERED(Kind.UNTRUSTED),
  /// The opened key belongs to another address than the row says.
  ADDRESS_MISMATCH(Kind.UNTRUSTED),
  /// The row is older than one that this enclave life has opened.
  STALE_ROW(Kind.UNTRUSTED),
  /// Receipts are not those that an enclave issued, or are not all of them.
  RECEIPTS_REFUSED(Kind.UNTRUSTED),
  /// KMS answered in a form that no honest KMS uses.
  KMS_REPLY_REFUSED(Kind.UNTRUSTED),
  /// An attestation document failed verification.
  ATTESTATION_REFUSED(Kind.UNTRUSTED),
  /// An enclave image, or what vouches for it, is not of the documented form or does not match.
  IMAGE_REFUSED(Kind.UNTRUSTED),
  /// A birth certificate does not say what was asked for.
  BIRTH_CERTIFICATE_REFUSED(Kind.UNTRUSTED),
  /// A signed envelope is of another type, or not validly signed by the keys that may sign it.
  SIGNATURE_REFUSED(Kind.UNTRUSTED),
  /// A private key that was to be imported is not sealed to this enclave life for these very
  /// values, or is not the key of the address.
  IMPORT_REFUSED(Kind.UNTRUSTED),
  /// The enclave answered in a form that no honest enclave uses, or with what was not asked.
  REPLY_REFUSED(Kind.UNTRUSTED),
  /// An account of this name exists already.
  ACCOUNT_EXISTS(Kind.CONFLICT),
  /// The account's row is not the one any more that a change was made of.
  ACCOUNT_CHANGED(Kind.CONFLICT),
  /// No account has this name.
  ACCOUNT_NOT_FOUND(Kind.CONFLICT),
  /// No intent has this id, or it is past its time and gone.
  INTENT_NOT_FOUND(Kind.CONFLICT),
  /// Somebody else changed a pending intent at the same time.
  INTENT_CHANGED(Kind.CONFLICT),
  /// The KMS key, table, keystore or token does not exist.
  RESOURCE_NOT_FOUND(Kind.CONFLICT),
  /// A table of this name exists in another shape.
  RESOURCE_DIFFERS(Kind.CONFLICT),
  /// KMS, DynamoDB or the enclave did not answer in time, or throttled the call.
  UNAVAILABLE(Kind.UNAVAILABLE),
  /// A source of randomness failed; no key was made.
  ENTROPY_FAILED(Kind.UNAVAILABLE),
  /// The Nitro Secure Module failed or answered with an error.
  NSM_FAILED(Kind.UNAVAILABLE),
  /// The enclave's clocks tell different times; nothing is done that depends on the time.
  CLOCK_UNRELIABLE(Kind.UNAVAILABLE),
  /// The enclave serves as many connections as it is configured for.
  BUSY(Kind.UNAVAILABLE),
  /// Whoever calls the gateway does so more often than it may.
  RATE_LIMITED(Kind.UNAVAILABLE),
  /// A fault of ours. The request id finds it in the log.
  INTERNAL(Kind.INTERNAL);

  /// What the caller can do about it; exit codes and HTTP statuses derive from this.
  public enum Kind {
    /// Correct the request.
    INPUT,
    /// Ask who may allow it.
    DENIED,
    /// Trust nothing that came with it, and find out who changed it.
    UNTRUSTED,
    /// The world is in another state than the request assumes.
    CONFLICT,
    /// Try again later.
    UNAVAILABLE,
    /// Report it.
    INTERNAL
  }

  private final Kind kind;

  ErrorCode(Kind kind) {
    this.kind = kind;
  }

  /// What the caller can do about it.
  public Kind kind() {
    return kind;
  }
}
