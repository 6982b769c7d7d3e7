package io.nitrowallet.dev.stack;

/// Who is who in the stack's AWS account. The account number is the one that AWS's own examples
/// use.
final class Roles {
  static final String REGION = "eu-west-1";

  /// The parent instance's.
  static final String PARENT = role("wallet-parent");

  /// Looks after keys, without cryptography.
  static final String ADMIN = role("kms-admin");

  /// Releases images: replaces the key's policy.
  static final String RELEASE = role("wallet-release");

  private Roles() {}

  private static String role(String name) {
    return "arn:aws:iam::111122223333:role/" + name;
  }
}
