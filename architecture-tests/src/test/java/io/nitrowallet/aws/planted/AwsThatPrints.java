package io.nitrowallet.aws.planted;

/// An adapter that prints.
public final class AwsThatPrints {
  /// Breaks the rule.
  public void violate() {
    System.err.println("called");
  }
}
