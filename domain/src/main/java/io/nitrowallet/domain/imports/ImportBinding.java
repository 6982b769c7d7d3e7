package io.nitrowallet.domain.imports;

import io.nitrowallet.domain.account.AccountName;
import io.nitrowallet.domain.account.Address;
import io.nitrowallet.domain.account.KeyArn;
import io.nitrowallet.domain.account.PolicyText;
import io.nitrowallet.domain.bytes.Bytes;
import io.nitrowallet.domain.bytes.LengthPrefixed;

/// The values for which the owner of a private key hands it over. A relay that exchanges any of
/// them makes the sealed key worthless: it does not open.
///
/// @param keyArn the KMS key under which the account is to be sealed
/// @param nonce the requester's, 32 bytes
public record ImportBinding(
    AccountName name, Address address, KeyArn keyArn, PolicyText policy, Bytes nonce) {

  /// The additional authenticated data of protocol.md §2.
  public Bytes associatedData() {
    return new LengthPrefixed()
        .add(name.value())
        .add(address.value())
        .add(keyArn.value())
        .add(policy.hash())
        .add(nonce)
        .toBytes();
  }
}
