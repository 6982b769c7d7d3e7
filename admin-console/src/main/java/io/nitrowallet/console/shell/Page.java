package io.nitrowallet.console.shell;

import dagger.MapKey;
import java.lang.annotation.Documented;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.util.Locale;

/// What can be shown, in the order of the side bar.
public enum Page {
  /// The table of accounts.
  ACCOUNTS,
  /// Something to be signed.
  SIGN,
  /// What waits for operators.
  APPROVALS,
  /// What was signed and refused.
  AUDIT,
  /// Which enclave it is.
  ENCLAVE,
  /// How the console behaves.
  SETTINGS;

  /// Its name in the words of the shell and in ids of nodes.
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /// Says which page a feature is.
  @MapKey
  @Documented
  @Retention(RetentionPolicy.RUNTIME)
  public @interface Key {
    /// The page.
    Page value();
  }
}
