package io.nitrowallet.requester.sending;

import tools.jackson.databind.JsonNode;

/// How a transaction object means to pay for gas.
enum Pricing {
  /// With one price.
  GAS_PRICE,
  /// With a tip below a ceiling, EIP-1559.
  DYNAMIC,
  /// It does not say: as the chain has it.
  OPEN;

  private static final String GAS_PRICE_TYPES = "0x[01]";

  /// What the members of `transaction` tell. Where they contradict each other, it does not matter
  /// which is found: the transaction is refused when it is read.
  static Pricing of(JsonNode transaction) {
    String type = transaction.path("type").asString("");
    if (transaction.has("gasPrice") || type.matches(GAS_PRICE_TYPES)) {
      return GAS_PRICE;
    }
    boolean dynamic =
        transaction.has("maxFeePerGas")
            || transaction.has("maxPriorityFeePerGas")
            || transaction.has("authorizationList")
            || !type.isEmpty();
    return dynamic ? DYNAMIC : OPEN;
  }
}
