package io.nitrowallet.aws.planted;

/// Something of this module, for others to use against the rules.
public final class AnyAwsAdapter {
  /// An instance.
  public AnyAwsAdapter() {}
}
