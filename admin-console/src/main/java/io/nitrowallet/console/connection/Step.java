package io.nitrowallet.console.connection;

import java.util.List;
import java.util.Locale;

/// The steps of the assistant, in their order.
enum Step {
  NAME,
  ENCLAVE,
  AWS,
  REGISTERS,
  OPERATOR,
  SUMMARY;

  private static final List<Step> ALL = List.of(values());

  /// Its name in the words.
  String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /// Which one it is, beginning with 1.
  int number() {
    return ALL.indexOf(this) + 1;
  }

  /// The one after it, or itself.
  Step next() {
    return this == SUMMARY ? this : ALL.get(number());
  }

  /// The one before it, or itself.
  Step previous() {
    return this == NAME ? this : ALL.get(number() - 2);
  }
}
