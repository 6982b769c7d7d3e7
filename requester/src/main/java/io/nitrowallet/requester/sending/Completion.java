package io.nitrowallet.requester.sending;

import io.nitrowallet.domain.error.ErrorCode;
import io.nitrowallet.domain.error.RefusedException;
import io.nitrowallet.domain.ethereum.Uint64;
import io.nitrowallet.domain.ethereum.Wei;
import io.nitrowallet.requester.node.EthereumNode;
import java.math.BigInteger;
import java.util.Optional;

/// Fills in gas and fees, as the node suggests and the ceiling allows. What a caller states is
/// never changed.
final class Completion {
  private static final String TIP = "maxPriorityFeePerGas";
  private static final String MAX = "maxFeePerGas";

  private final EthereumNode node;
  private final FeeCeiling ceiling;

  Completion(EthereumNode node, FeeCeiling ceiling) {
    this.node = node;
    this.ceiling = ceiling;
  }

  /// @throws RefusedException as {@link FeeCeiling}, and with {@link ErrorCode#INVALID_TRANSACTION}
  ///   if it is of a type that the chain does not have
  Draft complete(Draft draft) {
    Draft priced = price(draft);
    Draft whole =
        priced.lacksGas()
            ? priced.with("gas", node.estimateGas(priced.callObject()).value())
            : priced;
    ceiling.require(whole.at(Uint64.ZERO));
    return whole;
  }

  private Draft price(Draft draft) {
    return switch (draft.pricing()) {
      case GAS_PRICE -> gasPrice(draft);
      case DYNAMIC -> {
        boolean complete = draft.amount(TIP).isPresent() && draft.amount(MAX).isPresent();
        yield complete ? draft : dynamic(draft, baseFee());
      }
      case OPEN -> {
        Optional<Wei> base = node.baseFee();
        yield base.isPresent() ? dynamic(draft, base.get()) : gasPrice(draft);
      }
    };
  }

  private Draft gasPrice(Draft draft) {
    if (draft.amount("gasPrice").isPresent()) {
      return draft;
    }
    Wei price = node.gasPrice();
    ceiling.requireSuggested(price);
    return draft.with("gasPrice", price.value());
  }

  private Wei baseFee() {
    return node.baseFee()
        .orElseThrow(() ->
            new RefusedException(
                ErrorCode.INVALID_TRANSACTION,
                "this chain has no base fee: state 'gasPrice' instead of 'maxFeePerGas'"));
  }

  /// The base fee grows by an eighth a block at most: twice of it lasts for six full blocks.
  private Draft dynamic(Draft draft, Wei baseFee) {
    Optional<BigInteger> max = draft.amount(MAX);
    BigInteger tip = draft.amount(TIP).orElseGet(() -> suggestedTip(max));
    BigInteger price = max.orElseGet(() -> suggestedMax(baseFee, tip));
    return draft.with(TIP, tip).with(MAX, price);
  }

  private BigInteger suggestedTip(Optional<BigInteger> max) {
    Wei tip = node.priorityFee();
    ceiling.requireSuggested(tip);
    return max.map(tip.value()::min).orElse(tip.value());
  }

  private BigInteger suggestedMax(Wei baseFee, BigInteger tip) {
    BigInteger max = baseFee.value().shiftLeft(1).add(tip);
    ceiling.requireSuggested(new Wei(max.min(ceiling.perGas().value().add(BigInteger.ONE))));
    return max;
  }
}
