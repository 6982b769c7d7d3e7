package io.nitrowallet.vm.guest;

/// What the guest tells the host: one line each on the guest's console.
public enum Finding {
  /// How many tests of the transport's contract passed.
  CONTRACT_TESTS_PASSED,
  /// The version of the enclave that answered `health`.
  HEALTHY,
  /// The address of the account that was generated, certified, read back and opened again.
  REGISTERED,
  /// The address that a signed message recovers to.
  SIGNED_BY,
  /// Everything was done that was to be done.
  FINISHED;

  private static final String MARK = "== ";

  /// The line that says so.
  String line(Object value) {
    return MARK + name() + " " + value;
  }

  /// How a line begins that says so; the value is the rest of it.
  public String prefix() {
    return MARK + name() + " ";
  }
}
