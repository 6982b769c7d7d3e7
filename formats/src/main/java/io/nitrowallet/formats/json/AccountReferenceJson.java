package io.nitrowallet.formats.json;

import io.nitrowallet.domain.account.AccountName;
import io.nitrowallet.domain.account.AccountReference;
import java.util.Set;
import tools.jackson.databind.node.ObjectNode;

/// The `account` of intents, statements and receipts: `name`, `address` (EIP-55), `version`, and
/// `policy`, the hash in hex.
final class AccountReferenceJson {
  private static final int HASH_LENGTH = 32;

  private AccountReferenceJson() {}

  static ObjectNode encode(AccountReference account) {
    return StrictJson.object()
        .put("name", account.name().value())
        .put("address", account.address().checksummed())
        .put("version", account.version())
        .put("policy", account.policyHash().hex());
  }

  /// @throws io.nitrowallet.domain.error.RefusedException with the object's code, or with
  ///   `INVALID_VALUE`
  static AccountReference decode(JsonObject json) {
    json.requireOnly(Set.of("name", "address", "version", "policy"));
    return new AccountReference(
        new AccountName(json.require("name").text()),
        json.require("address").address(),
        json.require("version").integer(),
        json.require("policy").digits(HASH_LENGTH));
  }
}
