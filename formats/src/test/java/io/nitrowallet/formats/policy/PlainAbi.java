package io.nitrowallet.formats.policy;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The calls of smart accounts as hex digits, written out by hand. It decodes without any care, and
/// then encodes what it read: only what comes out as it went in was canonical.
final class PlainAbi {
  private static final String EXECUTE = "b61d27f6";
  private static final String EXECUTE_BATCH = "34fcd5be";

  private PlainAbi() {}

  /// One call; `to` is in lower case with its `0x`, `data` are digits.
  record Sent(String to, BigInteger value, String data) {}

  static String word(BigInteger number) {
    String digits = number.mod(BigInteger.TWO.pow(256)).toString(16);
    return "0".repeat(64 - digits.length()) + digits;
  }

  private static String word(long number) {
    return word(BigInteger.valueOf(number));
  }

  static String execute(Sent call) {
    return EXECUTE + tuple(call);
  }

  private static String tuple(Sent call) {
    int length = call.data().length() / 2;
    return "0".repeat(24)
        + call.to().substring(2)
        + word(call.value())
        + word(96)
        + word(length)
        + call.data()
        + "00".repeat((32 - length % 32) % 32);
  }

  static String executeBatch(List<Sent> calls) {
    StringBuilder heads = new StringBuilder();
    StringBuilder tails = new StringBuilder();
    for (Sent call : calls) {
      heads.append(word(32L * calls.size() + tails.length() / 2));
      tails.append(tuple(call));
    }
    return EXECUTE_BATCH + word(32) + word(calls.size()) + heads + tails;
  }

  /// The calls that `digits` make; empty where nobody can tell.
  static Optional<List<Sent>> calls(String digits) {
    try {
      if (digits.startsWith(EXECUTE)) {
        Sent call = tuple(digits.substring(8), 0);
        return Optional.of(List.of(call)).filter(_ -> execute(call).equals(digits));
      }
      if (digits.startsWith(EXECUTE_BATCH)) {
        String body = digits.substring(8);
        List<Sent> calls = new ArrayList<>();
        for (int i = 0; i < number(body, 32); i++) {
          calls.add(tuple(body, 64 + number(body, 64 + 32 * i)));
        }
        return Optional.of(calls)
            .filter(read -> !read.isEmpty() && executeBatch(read).equals(digits));
      }
      return Optional.empty();
    } catch (IndexOutOfBoundsException | ArithmeticException _) {
      return Optional.empty();
    }
  }

  private static Sent tuple(String body, int at) {
    int data = at + number(body, at + 64);
    int length = number(body, data);
    return new Sent(
        "0x" + slice(body, at + 12, 20),
        new BigInteger(slice(body, at + 32, 32), 16),
        slice(body, data + 32, length));
  }

  private static int number(String body, int at) {
    return new BigInteger(slice(body, at, 32), 16).intValueExact();
  }

  private static String slice(String body, int at, int length) {
    return body.substring(2 * at, 2 * (at + length));
  }
}
