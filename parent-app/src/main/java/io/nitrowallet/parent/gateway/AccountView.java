package io.nitrowallet.parent.gateway;

import io.nitrowallet.domain.account.Account;
import io.nitrowallet.domain.account.AccountSummary;
import io.nitrowallet.formats.json.StrictJson;
import io.nitrowallet.requester.accounts.AccountAudit.Audited;
import io.nitrowallet.requester.accounts.AddressPins.Pinned;
import io.nitrowallet.requester.accounts.NewAccounts.Registered;
import tools.jackson.databind.node.ObjectNode;

/// Accounts as callers see them: without what is sealed, which nobody needs who has this gateway
/// sign.
final class AccountView {
  private AccountView() {}

  static ObjectNode of(AccountSummary account) {
    return StrictJson.object()
        .put("name", account.name().value())
        .put("address", account.address().checksummed())
        .put("keyArn", account.keyArn().value())
        .put("version", account.version())
        .put("createdAt", account.createdAt().toString());
  }

  static ObjectNode of(Account account) {
    return StrictJson.object()
        .put("name", account.name().value())
        .put("address", account.address().checksummed())
        .put("publicKey", account.publicKey().uncompressed().hex0x())
        .put("keyArn", account.sealing().keyArn().value())
        .put("version", account.sealing().version())
        .put("createdAt", account.createdAt().toString())
        .put("policy", account.policy().value())
        .put("birthCertificate", account.birthCertificate().base64());
  }

  static ObjectNode of(Registered registered) {
    return of(registered.account())
        .put("origin", registered.birthplace().origin().wireName())
        .put("pinned", true);
  }

  static ObjectNode of(Audited audited) {
    return of(audited.account())
        .put("origin", audited.birthplace().origin().wireName())
        .put("pinned", audited.pinned() == Pinned.YES);
  }
}
