package io.nitrowallet.domain.summary;

import io.nitrowallet.domain.account.Address;

/// Uniswap's contract over which allowances are given by signature.
final class Permit2 {
  /// The same on all chains where its authors put it.
  static final Address ADDRESS = Address.parse("0x000000000022D473030F116dDEE9F6B43aC78BA3");

  static final String ANOTHER_ADDRESS =
      "The contract has Permit2's form and not its known address: it may be anything.";

  /// The width of its allowances.
  static final int BITS = 160;

  private Permit2() {}
}
