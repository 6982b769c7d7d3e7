package io.nitrowallet.console.connection;

import io.nitrowallet.requester.config.Setting;
import java.util.Locale;
import java.util.Map;

/// Where the key of whoever signs at the desk is.
enum KeyPlace {
  /// Nobody signs here.
  NOBODY,
  /// In a file that is made now.
  NEW_FILE,
  /// In a PKCS#12 file.
  FILE,
  /// On a PKCS#11 token.
  TOKEN;

  /// Its name in the words.
  String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /// Where `settings` say that it is.
  static KeyPlace of(Map<Setting, String> settings) {
    if (!settings.containsKey(Setting.OPERATOR_ID)) {
      return NOBODY;
    }
    return settings.containsKey(Setting.OPERATOR_PKCS11_LIBRARY) ? TOKEN : FILE;
  }

  /// Whether `setting` is to be said of such a place.
  boolean wants(Setting setting) {
    return switch (setting) {
      case OPERATOR_ID -> this != NOBODY;
      case OPERATOR_KEYSTORE -> this == NEW_FILE || this == FILE;
      case OPERATOR_PKCS11_LIBRARY, OPERATOR_PKCS11_TOKEN -> this == TOKEN;
      default -> true;
    };
  }
}
