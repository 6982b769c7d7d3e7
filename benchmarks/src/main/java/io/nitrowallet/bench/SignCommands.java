package io.nitrowallet.bench;

import io.nitrowallet.domain.account.Account;
import io.nitrowallet.domain.account.Address;
import io.nitrowallet.domain.bytes.Bytes;
import io.nitrowallet.domain.ethereum.AccessList;
import io.nitrowallet.domain.ethereum.ChainId;
import io.nitrowallet.domain.ethereum.DynamicFeeTransaction;
import io.nitrowallet.domain.ethereum.Fees;
import io.nitrowallet.domain.ethereum.Payment;
import io.nitrowallet.domain.ethereum.Uint64;
import io.nitrowallet.domain.ethereum.Wei;
import io.nitrowallet.domain.port.in.Refused;
import io.nitrowallet.domain.port.in.SignCommand;
import io.nitrowallet.domain.port.in.SignResult;
import io.nitrowallet.domain.port.in.SignResult.Signed;
import io.nitrowallet.domain.signing.Signature;
import java.math.BigInteger;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

/// Payments (EIP-1559) of one account to be signed in turn, each with another nonce. Thread-safe.
final class SignCommands {
  /// How many there are.
  static final int COUNT = 64;

  private static final ChainId CHAIN = ChainId.of(31337);
  private static final Address RECIPIENT =
      Address.parse("0x70997970C51812dc3A010C7d01b50e0d17dc79C8");
  private static final Wei GWEI = new Wei(BigInteger.TEN.pow(9));

  private final List<SignCommand> commands;
  private final AtomicInteger turn = new AtomicInteger();

  SignCommands(Account account) {
    this.commands =
        IntStream.range(0, COUNT)
            .mapToObj(nonce -> new SignCommand(account, payment(nonce)))
            .toList();
  }

  /// The next one, the first again after the last.
  SignCommand next() {
    return commands.get(Math.floorMod(turn.getAndIncrement(), COUNT));
  }

  /// The signature, where there is one.
  ///
  /// @throws IllegalStateException if the request was refused: then there is nothing to measure
  static Signature requireSigned(SignResult result) {
    return switch (result) {
      case Signed signed -> signed.signature();
      case Refused(var code, var message) ->
          throw new IllegalStateException("refused with " + code + ": " + message);
    };
  }

  private static DynamicFeeTransaction payment(int nonce) {
    Payment payment =
        new Payment(Uint64.of(nonce), Uint64.of(21_000), Optional.of(RECIPIENT), GWEI, Bytes.EMPTY);
    return new DynamicFeeTransaction(CHAIN, payment, new Fees(GWEI, GWEI), AccessList.EMPTY);
  }
}
