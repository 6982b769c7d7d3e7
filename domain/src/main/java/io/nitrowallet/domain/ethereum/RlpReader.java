package io.nitrowallet.domain.ethereum;

import io.nitrowallet.domain.bytes.Bytes;
import java.util.ArrayList;
import java.util.List;

/// Reads recursive length prefixes (yellow paper, appendix B). Every length is held to what is left
/// of its surroundings before anything is copied.
final class RlpReader {
  /// The deepest nesting: an access list takes four levels.
  static final int MAX_DEPTH = 8;

  /// The most items: an item takes far more memory than its one byte.
  static final int MAX_ITEMS = 20_000;

  private static final int STRING = 0x80;
  private static final int LONG_STRING = 0xb7;
  private static final int LIST = 0xc0;
  private static final int LONG_LIST = 0xf7;
  private static final int SHORT = 55;

  private final Bytes encoded;
  private int at;
  private int items;

  RlpReader(Bytes encoded) {
    this.encoded = encoded;
  }

  RlpItem only() {
    RlpItem item = next(encoded.length(), 0);
    if (at != encoded.length()) {
      throw Ranges.refused("something stands behind the end of the RLP");
    }
    return item;
  }

  /// The next item, which ends before `end`.
  private RlpItem next(int end, int depth) {
    if (++items > MAX_ITEMS || depth > MAX_DEPTH) {
      throw Ranges.refused("the RLP has too many items, or nests too deep");
    }
    int first = octet(end);
    if (first < STRING) {
      return new RlpItem.Text(encoded.slice(at - 1, at));
    }
    if (first < LIST) {
      return text(length(first, STRING, LONG_STRING, end));
    }
    return items(length(first, LIST, LONG_LIST, end), depth);
  }

  private RlpItem text(int length) {
    Bytes value = encoded.slice(at, at + length);
    if (length == 1 && value.at(0) < STRING) {
      throw Ranges.refused("a byte below 0x80 is its own RLP and has no length before it");
    }
    at += length;
    return new RlpItem.Text(value);
  }

  private RlpItem items(int length, int depth) {
    int end = at + length;
    List<RlpItem> read = new ArrayList<>();
    while (at < end) {
      read.add(next(end, depth + 1));
    }
    return new RlpItem.Items(read);
  }

  /// The length that `first` states, or the bytes behind it do.
  private int length(int first, int shortest, int longForm, int end) {
    int length = first <= longForm ? first - shortest : longLength(first - longForm, end);
    if (length > end - at) {
      throw Ranges.refused("an RLP length reaches beyond the end");
    }
    return length;
  }

  private int longLength(int size, int end) {
    long length = 0;
    for (int i = 0; i < size; i++) {
      int octet = octet(end);
      if (i == 0 && octet == 0) {
        throw Ranges.refused("an RLP length has no leading zeros");
      }
      length = length << 8 | octet;
      if (length > end) {
        throw Ranges.refused("an RLP length reaches beyond the end");
      }
    }
    if (length <= SHORT) {
      throw Ranges.refused("an RLP length up to 55 stands in its first byte");
    }
    return (int) length;
  }

  private int octet(int end) {
    if (at >= end) {
      throw Ranges.refused("the RLP is cut off");
    }
    return encoded.at(at++);
  }
}
