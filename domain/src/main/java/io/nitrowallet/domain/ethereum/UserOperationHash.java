package io.nitrowallet.domain.ethereum;

import io.nitrowallet.domain.bytes.Bytes;
import io.nitrowallet.domain.bytes.Digests;
import io.nitrowallet.domain.error.ErrorCode;
import io.nitrowallet.domain.error.RefusedException;
import io.nitrowallet.domain.typeddata.SigningDomain;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;

/// `getUserOpHash` of the entry points.
final class UserOperationHash {
  private static final int HALF = 128;
  private static final Bytes TYPE_HASH =
      Digests.keccak256(
          Bytes.copyOf(
              ("PackedUserOperation(address sender,uint256 nonce,bytes initCode,bytes callData,"
                      + "bytes32 accountGasLimits,uint256 preVerificationGas,bytes32 gasFees,"
                      + "bytes paymasterAndData)")
                  .getBytes(StandardCharsets.US_ASCII)));

  private UserOperationHash() {}

  static Bytes of(UserOperation operation) {
    return switch (operation.entryPoint().version()) {
      case V0_6 -> bound(operation, Digests.keccak256(words(unpacked(operation))));
      case V0_7 -> bound(operation, Digests.keccak256(words(packed(operation))));
      case V0_8 -> {
        EntryPoint entryPoint = operation.entryPoint();
        Bytes separator =
            SigningDomain.of("ERC4337", "1", entryPoint.chainId().value(), entryPoint.address())
                .separator();
        Bytes struct =
            Digests.keccak256(words(Stream.concat(Stream.of(TYPE_HASH), packed(operation))));
        yield Digests.keccak256(Bytes.concat(Bytes.ofHex("1901"), separator, struct));
      }
    };
  }

  private static Bytes bound(UserOperation operation, Bytes hash) {
    EntryPoint entryPoint = operation.entryPoint();
    return Digests.keccak256(
        words(Stream.of(hash, entryPoint.address().value(), number(entryPoint.chainId().value()))));
  }

  private static Stream<Bytes> unpacked(UserOperation operation) {
    UserOperation.Gas gas = operation.gas();
    return words(
        operation,
        number(gas.call()),
        number(gas.verification()),
        number(gas.preVerification()),
        number(gas.fees().maxFeePerGas().value()),
        number(gas.fees().maxPriorityFeePerGas().value()));
  }

  private static Stream<Bytes> packed(UserOperation operation) {
    UserOperation.Gas gas = operation.gas();
    return words(
        operation,
        halves(gas.verification(), gas.call()),
        number(gas.preVerification()),
        halves(gas.fees().maxPriorityFeePerGas().value(), gas.fees().maxFeePerGas().value()));
  }

  /// What all versions hash, with `gasAndFees` in their place.
  private static Stream<Bytes> words(UserOperation operation, Bytes... gasAndFees) {
    Stream<Bytes> first =
        Stream.of(
            operation.sender().value(),
            number(operation.nonce()),
            Digests.keccak256(operation.initCode()),
            Digests.keccak256(operation.callData()));
    Stream<Bytes> last = Stream.of(Digests.keccak256(operation.paymasterAndData()));
    return Stream.concat(Stream.concat(first, Stream.of(gasAndFees)), last);
  }

  private static Bytes halves(BigInteger high, BigInteger low) {
    return number(high.shiftLeft(HALF).or(low));
  }

  /// Since 0.7 two of them share a word.
  static void requirePackable(UserOperation.Gas gas) {
    requireUint(gas.call(), HALF, "the gas limits");
    requireUint(gas.verification(), HALF, "the gas limits");
    requireUint(gas.fees().maxFeePerGas().value(), HALF, "the fees");
  }

  private static Bytes number(BigInteger value) {
    Bytes magnitude = Bytes.copyOf(value.toByteArray());
    return magnitude.length() > 32 ? magnitude.slice(1, magnitude.length()) : magnitude;
  }

  /// Each part to the left with zeros to 32 bytes, as the ABI encodes.
  private static Bytes words(Stream<Bytes> parts) {
    return Bytes.concat(
        parts
            .map(part -> Bytes.concat(Bytes.copyOf(new byte[32 - part.length()]), part))
            .toArray(Bytes[]::new));
  }

  static void requireUint(BigInteger value, int bits, String what) {
    if (value.signum() < 0 || value.bitLength() > bits) {
      throw refused(what + " are integers from 0 to 2^" + bits + " less 1");
    }
  }

  static RefusedException refused(String sentence) {
    return new RefusedException(ErrorCode.INVALID_USER_OPERATION, sentence);
  }
}
