package io.nitrowallet.domain.envelope;

import io.nitrowallet.domain.account.AccountName;
import io.nitrowallet.domain.account.Address;
import io.nitrowallet.domain.account.KeyArn;
import io.nitrowallet.domain.account.PolicyText;
import io.nitrowallet.domain.account.Sealing;
import io.nitrowallet.domain.bytes.Bytes;
import io.nitrowallet.domain.bytes.Digests;
import io.nitrowallet.domain.bytes.LengthPrefixed;
import io.nitrowallet.domain.port.out.EncryptionContext;

/// The values that a sealed private key is bound to. A row in which any of them was exchanged does
/// not open: this is what stops the database tamperer of the threat model.
public record AccountBinding(AccountName name, Address address, PolicyText policy) {
  private static final String DOMAIN = "nitro-wallet/v1/account";

  /// The additional authenticated data of protocol.md §3, for one sealing of this account.
  Bytes associatedData(KeyArn keyArn, long version, Bytes encryptedDataKey) {
    return new LengthPrefixed()
        .add(DOMAIN)
        .add(name.value())
        .add(address.value())
        .add(keyArn.value())
        .add(Digests.sha256(encryptedDataKey))
        .addU64(version)
        .add(policy.hash())
        .toBytes();
  }

  /// The additional authenticated data of `sealing`.
  Bytes associatedData(Sealing sealing) {
    return associatedData(sealing.keyArn(), sealing.version(), sealing.encryptedDataKey());
  }

  /// The KMS encryption context under which this account's data keys are wrapped.
  public EncryptionContext encryptionContext() {
    return new EncryptionContext(name, address);
  }
}
