package io.nitrowallet.domain.policy;

import io.nitrowallet.domain.account.Address;
import io.nitrowallet.domain.bytes.Bytes;
import io.nitrowallet.domain.calldata.AccountCall.Execution;
import io.nitrowallet.domain.calldata.Call;
import io.nitrowallet.domain.ethereum.Authorization;
import io.nitrowallet.domain.ethereum.BareDigest;
import io.nitrowallet.domain.ethereum.Payment;
import io.nitrowallet.domain.ethereum.PersonalMessage;
import io.nitrowallet.domain.ethereum.Signable;
import io.nitrowallet.domain.ethereum.TypedMessage;
import io.nitrowallet.domain.ethereum.UnsignedTransaction;
import io.nitrowallet.domain.ethereum.UserOperation;
import java.math.BigInteger;
import java.util.List;
import java.util.Optional;

/// The calls that a thing to be signed makes in its account's name.
sealed interface Calls {
  static Calls of(Signable signable) {
    return switch (signable) {
      case UnsignedTransaction transaction -> {
        Payment payment = transaction.payment();
        yield new Known(List.of(Sent.of(payment.to(), payment.value().value(), payment.data())));
      }
      case UserOperation operation -> of(operation.callData());
      case TypedMessage(var data) when data.isUserOperation() -> new Unknown();
      case PersonalMessage _, TypedMessage _, Authorization _, BareDigest _ -> new None();
    };
  }

  private static Calls of(Bytes callData) {
    return Call.decode(callData) instanceof Execution(var inner) && !inner.isEmpty()
        ? new Known(
            inner.stream()
                .map(each -> Sent.of(Optional.of(each.to()), each.value(), each.data()))
                .toList())
        : new Unknown();
  }

  /// These, at least one.
  record Known(List<Sent> sent) implements Calls {}

  /// What a smart account does with the operation is not known: its function is another than those
  /// that make calls, or makes none.
  record Unknown() implements Calls {}

  /// It is not a thing that makes calls.
  record None() implements Calls {}

  /// One call.
  ///
  /// @param to absent where it creates a contract
  /// @param call what the data ask
  record Sent(Optional<Address> to, BigInteger value, Bytes data, Call call) {
    private static Sent of(Optional<Address> to, BigInteger value, Bytes data) {
      return new Sent(to, value, data, Call.decode(data));
    }

    boolean hasData() {
      return data.length() > 0;
    }

    /// The function; absent where the data are the code of a contract, or too short.
    Optional<Bytes> selector() {
      return to.isPresent() && data.length() >= Call.SELECTOR_LENGTH
          ? Optional.of(data.slice(0, Call.SELECTOR_LENGTH))
          : Optional.empty();
    }
  }
}
