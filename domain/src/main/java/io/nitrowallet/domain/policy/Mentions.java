package io.nitrowallet.domain.policy;

import io.nitrowallet.domain.account.Address;
import io.nitrowallet.domain.bytes.Bytes;
import io.nitrowallet.domain.bytes.Utf8;
import io.nitrowallet.domain.ethereum.Authorization;
import io.nitrowallet.domain.ethereum.BareDigest;
import io.nitrowallet.domain.ethereum.PersonalMessage;
import io.nitrowallet.domain.ethereum.Signable;
import io.nitrowallet.domain.ethereum.TypedMessage;
import io.nitrowallet.domain.ethereum.UnsignedTransaction;
import io.nitrowallet.domain.ethereum.UserOperation;
import io.nitrowallet.domain.typeddata.TypedValue;
import java.math.BigInteger;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// Finds addresses in what is to be signed: wherever their 20 bytes stand, whatever they mean
/// there. Messages and digests are not looked into.
final class Mentions {
  private static final int WORD = 32;

  private Mentions() {}

  /// The first of `addresses` that `signable` mentions.
  static Optional<Address> first(Signable signable, Set<Address> addresses) {
    return addresses.isEmpty()
        ? Optional.empty()
        : parts(signable).flatMap(part -> windows(part).filter(addresses::contains)).findFirst();
  }

  private static Stream<Address> windows(Bytes part) {
    return IntStream.rangeClosed(0, part.length() - Address.LENGTH)
        .mapToObj(at -> new Address(part.slice(at, at + Address.LENGTH)));
  }

  private static Stream<Bytes> parts(Signable signable) {
    return switch (signable) {
      case UnsignedTransaction transaction -> Stream.of(transaction.signingPayload());
      case Authorization authorization -> Stream.of(authorization.delegate().value());
      case UserOperation operation ->
          Stream.of(
              operation.entryPoint().address().value(),
              operation.sender().value(),
              word(operation.nonce()),
              operation.initCode(),
              operation.callData(),
              operation.paymasterAndData());
      case TypedMessage(var data) ->
          Stream.of(data.domain().value(), data.message()).flatMap(Mentions::parts);
      case PersonalMessage _, BareDigest _ -> Stream.empty();
    };
  }

  private static Stream<Bytes> parts(TypedValue value) {
    return switch (value) {
      case TypedValue.Account(var address) -> Stream.of(address.value());
      case TypedValue.Octets(var bytes) -> Stream.of(bytes);
      case TypedValue.Text(var text) -> Utf8.encode(text).stream();
      case TypedValue.Whole(var number) -> Stream.of(word(number));
      case TypedValue.Flag _ -> Stream.empty();
      case TypedValue.Sequence(var elements) -> elements.stream().flatMap(Mentions::parts);
      case TypedValue.Structure(var members) -> members.values().stream().flatMap(Mentions::parts);
    };
  }

  /// A number as the ABI writes it, in which an address may stand as well.
  private static Bytes word(BigInteger number) {
    byte[] magnitude = number.toByteArray();
    byte[] word = new byte[Math.max(WORD, magnitude.length)];
    Arrays.fill(word, (byte) (number.signum() < 0 ? 0xff : 0));
    System.arraycopy(magnitude, 0, word, word.length - magnitude.length, magnitude.length);
    return Bytes.copyOf(word);
  }
}
