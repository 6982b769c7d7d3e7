package io.nitrowallet.domain.ethereum;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.nitrowallet.domain.account.Address;
import io.nitrowallet.domain.bytes.Bytes;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ContractAddressTest {
  /// As ethers computes them.
  @ParameterizedTest
  @CsvSource({
    "0, 0x1c81A61A407017C58397a47d2AB28191B9b8ec9b",
    "300, 0x7BB63d06ae0BfB0d211C9d1b198C72bB278fa158"
  })
  void isWhereTheContractWillStand(long nonce, String expected) {
    Address sender = new Address(Bytes.ofHex("01".repeat(20)));
    assertEquals(Address.parse(expected), ContractAddress.of(sender, Uint64.of(nonce)));
  }
}
