package io.nitrowallet.domain.port.out;

import io.nitrowallet.domain.account.AccountName;
import io.nitrowallet.domain.account.Address;
import java.util.Map;

/// What KMS binds a wrapped data key to. The values are public: CloudTrail logs them.
public record EncryptionContext(AccountName name, Address address) {
  /// The pairs as KMS takes them: `app`, `name` and the lower-case `address`.
  public Map<String, String> pairs() {
    return Map.of("app", "nitro-wallet", "name", name.value(), "address", address.lowerCase());
  }
}
