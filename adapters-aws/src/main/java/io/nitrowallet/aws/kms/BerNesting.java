package io.nitrowallet.aws.kms;

import java.util.ArrayDeque;
import java.util.Deque;

/// Walks the tags and lengths of one BER value without recursion, before a recursive parser sees
/// it: two bytes open a level of nesting, so six kilobytes could otherwise exhaust a stack.
final class BerNesting {
  private static final int MAX_DEPTH = 16;
  private static final int MAX_LENGTH_OCTETS = 2;
  private static final int INDEFINITE = -1;

  private final byte[] input;
  private final Deque<Integer> ends = new ArrayDeque<>();
  private int at;

  private BerNesting(byte[] input) {
    this.input = input;
  }

  /// Whether `input` is exactly one value, complete, with nothing behind it, no deeper than {@value
  /// #MAX_DEPTH} levels and with single-byte tags only.
  static boolean isBounded(byte[] input) {
    return new BerNesting(input).walk();
  }

  private boolean walk() {
    do {
      if (!step()) {
        return false;
      }
      while (!ends.isEmpty() && ends.peek() == at) {
        ends.pop();
      }
    } while (!ends.isEmpty());
    return at == input.length;
  }

  private boolean step() {
    if (limit() - at < 2) {
      return false;
    }
    int tag = input[at++] & 0xff;
    if (tag == 0) {
      return closeIndefinite();
    }
    boolean constructed = (tag & 0x20) != 0;
    int length = readLength();
    if ((tag & 0x1f) == 0x1f || length < INDEFINITE || (length == INDEFINITE && !constructed)) {
      return false;
    }
    if (length == INDEFINITE) {
      return open(INDEFINITE);
    }
    if (length > limit() - at) {
      return false;
    }
    if (constructed && length > 0) {
      return open(at + length);
    }
    at += length;
    return true;
  }

  private boolean open(int end) {
    ends.push(end);
    return ends.size() <= MAX_DEPTH;
  }

  private boolean closeIndefinite() {
    if (input[at++] != 0 || ends.isEmpty() || ends.peek() != INDEFINITE) {
      return false;
    }
    ends.pop();
    return true;
  }

  /// The length, {@link #INDEFINITE}, or less for one that is not acceptable.
  private int readLength() {
    int first = input[at++] & 0xff;
    if (first < 0x80) {
      return first;
    }
    int octets = first & 0x7f;
    if (octets == 0) {
      return INDEFINITE;
    }
    if (octets > MAX_LENGTH_OCTETS || octets > limit() - at) {
      return INDEFINITE - 1;
    }
    int length = 0;
    for (int i = 0; i < octets; i++) {
      length = (length << 8) | (input[at++] & 0xff);
    }
    return length;
  }

  /// The end of the innermost enclosing value of known length.
  private int limit() {
    for (int end : ends) {
      if (end != INDEFINITE) {
        return end;
      }
    }
    return input.length;
  }
}
