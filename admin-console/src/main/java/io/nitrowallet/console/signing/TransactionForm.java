package io.nitrowallet.console.signing;

import io.nitrowallet.console.session.ChainAccess;
import io.nitrowallet.domain.account.Address;
import io.nitrowallet.domain.bytes.Bytes;
import io.nitrowallet.domain.error.ErrorCode;
import io.nitrowallet.domain.error.RefusedException;
import io.nitrowallet.domain.ethereum.UnsignedTransaction;
import io.nitrowallet.formats.json.Quantity;
import io.nitrowallet.formats.json.StrictJson;
import io.nitrowallet.formats.json.TransactionJson;
import io.nitrowallet.requester.contract.ContractCall;
import java.math.BigInteger;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// A transaction in the words of a form.
///
/// @param terms nonce, gas and fees; what is left empty comes from the node
public record TransactionForm(Purpose purpose, Terms terms) {
  private static final ContractCall TRANSFER = ContractCall.parse("transfer(address,uint256)");

  /// `decimals()`.
  private static final Bytes DECIMALS = Bytes.ofHex("313ce567");

  private static final int WORD = 32;
  private static final BigInteger MOST_DECIMALS = BigInteger.valueOf(77);

  /// The whole transaction.
  ///
  /// @throws RefusedException where a field is wrong, or empty without a node to fill it in
  UnsignedTransaction transaction(Address sender, Optional<ChainAccess> chain) {
    ObjectNode json = StrictJson.object().put("from", sender.lowerCase());
    switch (purpose) {
      case Purpose.Transfer(var to, var amount) ->
          json.put("to", Fields.address(to).lowerCase())
              .put("value", Quantity.format(Fields.ether(amount).value()));
      case Purpose.Token token ->
          json.put("to", Fields.address(token.contract()).lowerCase())
              .put("data", transfer(token, chain).hex0x());
      case Purpose.Call call ->
          json.put("to", Fields.address(call.contract()).lowerCase())
              .put("value", Quantity.format(Fields.ether(orZero(call.amount())).value()))
              .put("data", data(call).hex0x());
    }
    terms.addTo(json);
    return complete(json, sender, chain);
  }

  /// `json` with what it lacks, from the node where there is one.
  static UnsignedTransaction complete(
      ObjectNode json, Address sender, Optional<ChainAccess> chain) {
    return chain.isPresent() ? chain.get().complete(json) : TransactionJson.decode(json, sender);
  }

  private static Bytes transfer(Purpose.Token token, Optional<ChainAccess> chain) {
    int decimals =
        token.decimals().isBlank()
            ? decimals(Fields.address(token.contract()), chain)
            : Fields.whole(token.decimals()).min(MOST_DECIMALS.add(BigInteger.ONE)).intValueExact();
    BigInteger amount = Fields.tokens(token.amount(), decimals);
    JsonNode arguments =
        Fields.json("[\"%s\",\"%s\"]".formatted(Fields.address(token.to()).lowerCase(), amount));
    return TRANSFER.encode(arguments);
  }

  private static int decimals(Address contract, Optional<ChainAccess> chain) {
    Bytes said =
        chain
            .orElseThrow(
                () -> refused("say how many decimals the token has: there is no node to ask"))
            .ask(contract, DECIMALS);
    BigInteger decimals = new BigInteger(1, said.toArray());
    if (said.length() != WORD || decimals.compareTo(MOST_DECIMALS) > 0) {
      throw refused("the contract does not say how many decimals it has: is it a token?");
    }
    return decimals.intValueExact();
  }

  private static Bytes data(Purpose.Call call) {
    String function = call.function().strip();
    if (function.isEmpty()) {
      return Fields.bytes(call.data());
    }
    if (!call.data().isBlank()) {
      throw refused("state either calldata, or a function with its arguments");
    }
    boolean abi = function.startsWith("{") || function.startsWith("[");
    ContractCall called =
        abi ? ContractCall.of(Fields.json(function)) : ContractCall.parse(function);
    return called.encode(Fields.json(call.arguments().isBlank() ? "[]" : call.arguments()));
  }

  private static String orZero(String amount) {
    return amount.isBlank() ? "0" : amount;
  }

  private static RefusedException refused(String sentence) {
    return new RefusedException(ErrorCode.INVALID_TRANSACTION, sentence);
  }

  /// What a transaction is for, as it was typed.
  public sealed interface Purpose {
    /// Ether for somebody.
    record Transfer(String to, String amount) implements Purpose {}

    /// Tokens (ERC-20) for somebody.
    ///
    /// @param decimals how many digits the amount has behind the point; empty to ask the contract
    record Token(String contract, String to, String amount, String decimals) implements Purpose {}

    /// A contract's function, or calldata.
    ///
    /// @param function a signature or an ABI's entry; empty where `data` is calldata
    /// @param arguments a JSON array
    record Call(String contract, String amount, String data, String function, String arguments)
        implements Purpose {}
  }

  /// What a transaction pays for gas, and its place in the account's order, as it was typed; empty
  /// for what the node says.
  ///
  /// @param maxFee gwei a unit of gas, base fee and tip together
  /// @param tip gwei a unit of gas
  public record Terms(String chainId, String nonce, String gas, String maxFee, String tip) {
    /// All of it from the node.
    public static final Terms OPEN = new Terms("", "", "", "", "");

    private void addTo(ObjectNode json) {
      put(json, "chainId", chainId);
      put(json, "nonce", nonce);
      put(json, "gas", gas);
      putFee(json, "maxFeePerGas", maxFee);
      putFee(json, "maxPriorityFeePerGas", tip);
    }

    private static void put(ObjectNode json, String member, String text) {
      if (!text.isBlank()) {
        json.put(member, Quantity.format(Fields.whole(text)));
      }
    }

    private static void putFee(ObjectNode json, String member, String text) {
      if (!text.isBlank()) {
        json.put(member, Quantity.format(Fields.gwei(text).value()));
      }
    }
  }
}
