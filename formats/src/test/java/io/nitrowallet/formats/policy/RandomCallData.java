package io.nitrowallet.formats.policy;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// Calldata as hex, most of it in the canonical encoding.
final class RandomCallData {
  private final Dice dice;

  RandomCallData(Dice dice) {
    this.dice = dice;
  }

  /// What a contract is called with.
  String next() {
    return "0x" + digits();
  }

  private String digits() {
    int drawn = dice.below(100);
    if (drawn < 35) {
      return "";
    }
    if (drawn < 75) {
      return transfer();
    }
    if (drawn < 90) {
      return dice.one(Dice.SELECTORS).substring(2) + dice.hex(dice.below(2) * 32);
    }
    return dice.hex(1 + dice.below(5));
  }

  private String transfer() {
    String good = "a9059cbb" + word(dice.address()) + word(dice.small());
    return switch (dice.below(20)) {
      case 0 -> good + "00";
      case 1 -> good.substring(0, good.length() - 2);
      case 2 -> "a9059cbb01" + good.substring(10);
      default -> good;
    };
  }

  /// What a smart account is called with.
  String ofAccount() {
    int drawn = dice.below(100);
    if (drawn < 45) {
      return "0x" + PlainAbi.execute(call());
    }
    if (drawn < 75) {
      List<PlainAbi.Sent> calls = new ArrayList<>();
      for (int i = dice.below(10) == 0 ? 3 : 0; i < 3; i++) {
        calls.add(call());
      }
      return "0x" + PlainAbi.executeBatch(calls);
    }
    if (drawn < 85) {
      return "0x" + PlainAbi.execute(call()) + "00";
    }
    return next();
  }

  private PlainAbi.Sent call() {
    BigInteger value = dice.in(80) ? BigInteger.ZERO : dice.amount();
    return new PlainAbi.Sent(dice.address().toLowerCase(Locale.ROOT), value, digits());
  }

  private static String word(String address) {
    return "0".repeat(24) + address.substring(2).toLowerCase(Locale.ROOT);
  }

  private static String word(BigInteger number) {
    return PlainAbi.word(number);
  }
}
