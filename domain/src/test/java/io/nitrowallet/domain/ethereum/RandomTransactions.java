package io.nitrowallet.domain.ethereum;

import io.nitrowallet.domain.account.Address;
import io.nitrowallet.domain.bytes.Bytes;
import io.nitrowallet.domain.signing.Signature;
import java.math.BigInteger;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.function.Supplier;
import java.util.stream.Stream;

/// Valid transactions of all types, with small and with extreme values.
final class RandomTransactions {
  private final Random random;

  RandomTransactions(long seed) {
    this.random = new Random(seed);
  }

  UnsignedTransaction next() {
    return switch (random.nextInt(6)) {
      case 0 -> new UnprotectedTransaction(payment(false), wei());
      case 1 -> new LegacyTransaction(chainId(), payment(false), wei());
      case 2 -> new AccessListTransaction(chainId(), payment(false), wei(), accessList());
      case 3 -> new DynamicFeeTransaction(chainId(), payment(false), fees(), accessList());
      case 4 ->
          new BlobTransaction(
              chainId(),
              payment(true),
              fees(),
              accessList(),
              new Blobs(wei(), list(1, 6, this::versionedHash)));
      default ->
          new SetCodeTransaction(
              chainId(), payment(true), fees(), accessList(), list(1, 3, this::authorization));
    };
  }

  private Authorization.Signed authorization() {
    BigInteger r = new BigInteger(1 + random.nextInt(255), random).add(BigInteger.ONE);
    BigInteger s = new BigInteger(1 + random.nextInt(254), random).add(BigInteger.ONE);
    return new Authorization.Signed(
        new Authorization(chainId(), address(), uint64()), new Signature(r, s, random.nextInt(2)));
  }

  private Payment payment(boolean withRecipient) {
    Optional<Address> to =
        withRecipient || random.nextInt(4) > 0 ? Optional.of(address()) : Optional.empty();
    int length = random.nextInt(to.isEmpty() ? 1 : 0, random.nextBoolean() ? 70 : 600);
    return new Payment(uint64(), uint64(), to, wei(), bytes(length));
  }

  private Fees fees() {
    Wei first = wei();
    Wei second = wei();
    return first.compareTo(second) <= 0 ? new Fees(first, second) : new Fees(second, first);
  }

  private AccessList accessList() {
    return new AccessList(
        list(0, 3, () -> new AccessList.Entry(address(), list(0, 3, () -> bytes(32)))));
  }

  private <T> List<T> list(int least, int most, Supplier<T> element) {
    return Stream.generate(element).limit(random.nextInt(least, most + 1)).toList();
  }

  private Bytes versionedHash() {
    return Bytes.concat(Bytes.ofHex("01"), bytes(31));
  }

  private ChainId chainId() {
    return new ChainId(number(256).max(BigInteger.ONE));
  }

  private Uint64 uint64() {
    return new Uint64(number(64));
  }

  private Wei wei() {
    return new Wei(number(256));
  }

  /// Of every width as often as of any other; at times all bits are set.
  private BigInteger number(int bits) {
    int width = random.nextInt(bits + 1);
    return random.nextInt(8) == 0
        ? BigInteger.ONE.shiftLeft(width).subtract(BigInteger.ONE)
        : new BigInteger(width, random);
  }

  private Address address() {
    return new Address(bytes(20));
  }

  private Bytes bytes(int length) {
    byte[] drawn = new byte[length];
    random.nextBytes(drawn);
    return Bytes.copyOf(drawn);
  }
}
