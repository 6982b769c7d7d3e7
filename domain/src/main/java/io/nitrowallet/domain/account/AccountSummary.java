package io.nitrowallet.domain.account;

import java.time.Instant;

/// What a listing shows of an account; no ciphertext, so that a role without it can list.
public record AccountSummary(
    AccountName name, Address address, KeyArn keyArn, long version, Instant createdAt) {}
