package io.nitrowallet.requester.migration;

import io.nitrowallet.domain.account.AccountName;
import io.nitrowallet.domain.migration.SeedRow;

/// A row that can be taken over.
///
/// @param name what it calls its account
record OldRow(AccountName name, SeedRow row) {}
