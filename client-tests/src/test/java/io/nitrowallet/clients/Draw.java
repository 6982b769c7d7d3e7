package io.nitrowallet.clients;

import io.nitrowallet.domain.account.Address;
import io.nitrowallet.domain.bytes.Bytes;
import io.nitrowallet.formats.json.Quantity;
import java.math.BigInteger;
import java.util.List;
import java.util.Random;

/// Draws values of Ethereum's forms from a seed.
final class Draw {
  private final Random random;

  Draw(long seed) {
    this.random = new Random(seed);
  }

  int below(int limit) {
    return random.nextInt(limit);
  }

  boolean oneIn(int chances) {
    return random.nextInt(chances) == 0;
  }

  <T> T from(List<T> choices) {
    return choices.get(random.nextInt(choices.size()));
  }

  /// Of every width as often as of any other; at times all bits are set.
  BigInteger number(int bits) {
    int width = random.nextInt(bits + 1);
    return oneIn(8)
        ? BigInteger.ONE.shiftLeft(width).subtract(BigInteger.ONE)
        : new BigInteger(width, random);
  }

  String quantity(int bits) {
    return Quantity.format(number(bits));
  }

  String positive(int bits) {
    return Quantity.format(number(bits).max(BigInteger.ONE));
  }

  String hex(int length) {
    return bytes(length).hex0x();
  }

  Bytes bytes(int length) {
    byte[] drawn = new byte[length];
    random.nextBytes(drawn);
    return Bytes.copyOf(drawn);
  }

  String address() {
    return new Address(bytes(Address.LENGTH)).checksummed();
  }
}
