package io.nitrowallet.parent.gateway.metrics;

/// What answering a request is made of.
public enum Step {
  /// Reading a row of the table.
  ROW("row"),
  /// Listing the table.
  LIST("list"),
  /// Having the enclave sign.
  ENCLAVE("enclave"),
  /// Asking the node.
  NODE("node");

  private final String word;

  Step(String word) {
    this.word = word;
  }

  /// The label's value.
  String word() {
    return word;
  }
}
