package io.nitrowallet.domain.calldata;

import io.nitrowallet.domain.account.Address;
import io.nitrowallet.domain.bytes.Bytes;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/// Reads the members of one tuple in order, and accepts the canonical encoding alone: no dirty
/// bits, each dynamic member right behind the one before, zero padding. So a value has one encoding
/// and no two members overlap.
final class AbiReader {
  private static final int WORD = 32;

  private final Bytes data;
  private final int base;
  private int head;
  private int tail;

  /// Over the tuple at `base`, whose members take `words` words before the first dynamic one.
  private AbiReader(Bytes data, int base, int words) {
    this.data = data;
    this.base = base;
    this.head = base;
    this.tail = base + words * WORD;
    require(words <= (data.length() - base) / WORD);
  }

  /// Reads all of `arguments`.
  ///
  /// @throws NotCanonicalException unless they are the canonical encoding of what is read
  static <T> T read(Bytes arguments, int words, Function<AbiReader, T> members) {
    AbiReader reader = new AbiReader(arguments, 0, words);
    T value = members.apply(reader);
    require(reader.tail == arguments.length());
    return value;
  }

  BigInteger uint(int bits) {
    BigInteger number = new BigInteger(1, word(head).toArray());
    require(number.bitLength() <= bits);
    head += WORD;
    return number;
  }

  Address address() {
    Bytes word = word(head);
    uint(8 * Address.LENGTH);
    return new Address(word.slice(WORD - Address.LENGTH, WORD));
  }

  boolean flag() {
    return uint(1).signum() > 0;
  }

  /// A word of which nothing is asked, such as half a signature.
  void skip() {
    uint(8 * WORD);
  }

  Bytes bytes() {
    enterTail();
    int length = length(1);
    int end = tail + length;
    int padded = (length + WORD - 1) / WORD * WORD;
    require(padded <= data.length() - tail);
    Bytes content = data.slice(tail, end);
    require(data.slice(end, tail + padded).isZero());
    tail += padded;
    return content;
  }

  /// An array whose elements take `words` words each: one where they are dynamic.
  <T> List<T> array(int words, Function<AbiReader, T> element) {
    enterTail();
    int count = length(words * WORD);
    AbiReader elements = new AbiReader(data, tail, count * words);
    List<T> list = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      list.add(element.apply(elements));
    }
    tail = elements.tail;
    return list;
  }

  /// A tuple with a dynamic member.
  <T> T tuple(int words, Function<AbiReader, T> members) {
    enterTail();
    AbiReader tuple = new AbiReader(data, tail, words);
    T value = members.apply(tuple);
    tail = tuple.tail;
    return value;
  }

  /// The member's offset, which leads to where the last one ended.
  private void enterTail() {
    require(uint(31).intValueExact() == tail - base);
  }

  /// A length that the data can hold, before anything is allocated for it.
  private int length(int unit) {
    BigInteger length = new BigInteger(1, word(tail).toArray());
    tail += WORD;
    require(length.bitLength() < Integer.SIZE);
    require(length.intValueExact() <= (data.length() - tail) / unit);
    return length.intValueExact();
  }

  private Bytes word(int at) {
    require(at <= data.length() - WORD);
    return data.slice(at, at + WORD);
  }

  private static void require(boolean canonical) {
    if (!canonical) {
      throw new NotCanonicalException();
    }
  }

  /// The encoding is not the canonical one; never leaves this package.
  static final class NotCanonicalException extends RuntimeException {
    private static final long serialVersionUID = 1;

    NotCanonicalException() {
      super("not canonical", null, false, false);
    }
  }
}
