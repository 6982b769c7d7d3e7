package io.nitrowallet.parent.cli;

import io.nitrowallet.domain.error.ErrorCode;
import io.nitrowallet.domain.error.RefusedException;
import io.nitrowallet.domain.ethereum.Wei;
import io.nitrowallet.formats.json.Quantity;
import io.nitrowallet.formats.json.StrictJson;
import io.nitrowallet.requester.sending.EtherAmount;
import java.math.BigInteger;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import tools.jackson.databind.node.ObjectNode;

/// A transaction as flags. They become the object of JSON-RPC, whose reader alone decides what is
/// complete and consistent.
final class TransactionFlags {
  private static final int MAX_DIGITS = 78;

  @Option(names = "--to", paramLabel = "ADDRESS", description = "the recipient")
  private @Nullable String to;

  @Option(
      names = "--value",
      paramLabel = "AMOUNT",
      description = "what to pay: wei, or with a unit, such as 30gwei or 0.1ether (default 0)")
  private @Nullable String value;

  @Option(names = "--chain-id", paramLabel = "ID", description = "the chain it is for")
  private @Nullable String chainId;

  @Option(names = "--nonce", paramLabel = "N", description = "the sender's next nonce")
  private @Nullable String nonce;

  @Option(names = "--gas", paramLabel = "N", description = "the gas limit")
  private @Nullable String gas;

  @Option(names = "--max-fee", paramLabel = "AMOUNT", description = "the ceiling per gas")
  private @Nullable String maxFee;

  @Option(names = "--max-priority-fee", paramLabel = "AMOUNT", description = "the tip per gas")
  private @Nullable String maxPriorityFee;

  @Option(
      names = "--gas-price",
      paramLabel = "AMOUNT",
      description = "the price per gas of a legacy transaction")
  private @Nullable String gasPrice;

  @Option(names = "--data", paramLabel = "HEX", description = "calldata (default none)")
  private @Nullable String data;

  /// Whether no flag was given.
  boolean isEmpty() {
    return Stream.of(to, value, chainId, nonce, gas, maxFee, maxPriorityFee, gasPrice, data)
        .allMatch(flag -> Session.given(flag).isEmpty());
  }

  /// The object of JSON-RPC.
  ObjectNode toJson() {
    ObjectNode json = StrictJson.object();
    put(json, "to", to, Function.identity());
    put(json, "value", value, TransactionFlags::amount);
    put(json, "chainId", chainId, TransactionFlags::number);
    put(json, "nonce", nonce, TransactionFlags::number);
    put(json, "gas", gas, TransactionFlags::number);
    put(json, "maxFeePerGas", maxFee, TransactionFlags::amount);
    put(json, "maxPriorityFeePerGas", maxPriorityFee, TransactionFlags::amount);
    put(json, "gasPrice", gasPrice, TransactionFlags::amount);
    put(json, "data", data, Function.identity());
    return json;
  }

  private static void put(
      ObjectNode json, String member, @Nullable String flag, Function<String, String> form) {
    Session.given(flag).ifPresent(text -> json.put(member, form.apply(text)));
  }

  private static String amount(String text) {
    Wei wei = EtherAmount.parse(text);
    return Quantity.format(wei.value());
  }

  /// A whole decimal number as a quantity.
  static String number(String text) {
    if (!text.matches("[0-9]{1," + MAX_DIGITS + "}")) {
      throw new RefusedException(
          ErrorCode.INVALID_TRANSACTION, "'%s' is no whole decimal number".formatted(text));
    }
    return Quantity.format(new BigInteger(text));
  }
}
