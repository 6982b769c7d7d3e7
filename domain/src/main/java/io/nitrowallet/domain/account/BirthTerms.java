package io.nitrowallet.domain.account;

import io.nitrowallet.domain.bytes.Bytes;

/// What a birth certificate states that `reseal` and `updatePolicy` change afterwards. The
/// certificate holds only a hash over it, so that the row must say it.
///
/// @param keyArn the KMS key that the account was first sealed under
/// @param policyHash SHA-256 of the policy at birth, 32 bytes
public record BirthTerms(KeyArn keyArn, Bytes policyHash) {}
