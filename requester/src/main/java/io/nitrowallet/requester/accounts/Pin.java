package io.nitrowallet.requester.accounts;

import io.nitrowallet.domain.account.Address;
import io.nitrowallet.domain.attestation.BirthStatement.Origin;

/// What is remembered of an account that stood every check.
///
/// @param origin what its birth certificate proved; it is shown wherever the account is
public record Pin(Address address, Origin origin) {}
