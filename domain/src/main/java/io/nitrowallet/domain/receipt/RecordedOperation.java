package io.nitrowallet.domain.receipt;

import java.util.Arrays;
import java.util.Optional;

/// The operations of which receipts are issued, by the words of the requests that ask for them.
public enum RecordedOperation {
  /// A new account.
  GENERATE("generateAccount"),
  /// An account of a key that its owner brought.
  IMPORT("importAccount"),
  /// An account of a key from an earlier project's row.
  MIGRATE("migrateAccount"),
  /// A signature.
  SIGN("sign"),
  /// A row was opened, and nothing released.
  VERIFY("verifyAccount"),
  /// Another policy.
  UPDATE_POLICY("updatePolicy"),
  /// Another sealing.
  RESEAL("reseal");

  private final String wireName;

  RecordedOperation(String wireName) {
    this.wireName = wireName;
  }

  /// The operation that is called `wireName`.
  public static Optional<RecordedOperation> named(String wireName) {
    return Arrays.stream(values()).filter(op -> op.wireName.equals(wireName)).findFirst();
  }

  /// Its word.
  public String wireName() {
    return wireName;
  }
}
