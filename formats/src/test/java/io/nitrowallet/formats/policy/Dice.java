package io.nitrowallet.formats.policy;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Random;

/// Draws what policies and requests are made of, out of small pools, so that they often meet.
final class Dice {
  static final List<String> ADDRESSES =
      List.of(
          "0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed",
          "0xfB6916095ca1df60bB79Ce92cE3Ea74c37c5d359",
          "0xdbF03B407c01E7cD3CBea99509d93f8DDDC8C6FB",
          "0xD1220A0cf47c7B9Be7A2E6BA89F429762e7b9aDb",
          "0xdac17f958d2ee523a2206206994597c13d831ec7",
          "0xa0b86991c6218b36c1d19d4a2e9eb0ce3606eb48");
  static final List<String> SELECTORS = List.of("0xa9059cbb", "0x095ea7b3", "0x12345678");
  static final List<Long> CHAINS = List.of(1L, 10L, 137L);
  static final BigInteger HIGHEST = BigInteger.ONE.shiftLeft(256).subtract(BigInteger.ONE);
  private static final List<BigInteger> AMOUNTS =
      List.of(
          BigInteger.ZERO,
          BigInteger.ONE,
          BigInteger.valueOf(1_000),
          BigInteger.TEN.pow(18),
          HIGHEST);

  private final Random random;

  Dice(long seed) {
    this.random = new Random(seed);
  }

  boolean in(int percent) {
    return random.nextInt(100) < percent;
  }

  int below(int bound) {
    return random.nextInt(bound);
  }

  <T> T one(List<T> pool) {
    return pool.get(random.nextInt(pool.size()));
  }

  /// Some of them, seldom none.
  <T> List<T> some(List<T> pool) {
    List<T> shuffled = new ArrayList<>(pool);
    Collections.shuffle(shuffled, random);
    return shuffled.subList(0, in(6) ? 0 : random.nextInt(1, pool.size() + 1));
  }

  /// An address in one of the ways in which it may be written.
  String address() {
    String address = one(ADDRESSES);
    return in(50) ? address.toLowerCase(Locale.ROOT) : address;
  }

  List<String> addresses() {
    return some(ADDRESSES).stream().map(it -> in(50) ? lower(it) : it).toList();
  }

  private static String lower(String address) {
    return address.toLowerCase(Locale.ROOT);
  }

  /// Of the pool, or one beside it.
  BigInteger amount() {
    BigInteger drawn = one(AMOUNTS).add(BigInteger.valueOf(random.nextInt(-1, 2)));
    return drawn.max(BigInteger.ZERO).min(HIGHEST);
  }

  /// Small more often than not, so that most requests stay below most limits.
  BigInteger small() {
    return in(70) ? BigInteger.valueOf(random.nextInt(3)) : amount();
  }

  String hex(int length) {
    byte[] drawn = new byte[length];
    random.nextBytes(drawn);
    return HexFormat.of().formatHex(drawn);
  }
}
