package io.nitrowallet.requester.config;

import java.util.Arrays;
import java.util.Comparator;
import java.util.Locale;

/// Guesses which key was meant.
final class NearestKey {
  private NearestKey() {}

  /// Whether `key` is a level above settings.
  static boolean isPrefix(String key) {
    return Arrays.stream(Setting.values()).anyMatch(it -> it.key().startsWith(key + "."));
  }

  /// The known key with the fewest insertions, deletions and replacements from `key`.
  static String to(String key) {
    String wanted = key.toLowerCase(Locale.ROOT);
    return Arrays.stream(Setting.values())
        .map(Setting::key)
        .min(Comparator.comparingInt(known -> distance(wanted, known.toLowerCase(Locale.ROOT))))
        .orElseThrow();
  }

  /// Levenshtein's distance.
  private static int distance(String from, String to) {
    int[] row = new int[to.length() + 1];
    Arrays.setAll(row, i -> i);
    for (int i = 1; i <= from.length(); i++) {
      int diagonal = row[0];
      row[0] = i;
      for (int j = 1; j <= to.length(); j++) {
        int replaced = diagonal + (from.charAt(i - 1) == to.charAt(j - 1) ? 0 : 1);
        diagonal = row[j];
        row[j] = Math.min(replaced, Math.min(row[j], row[j - 1]) + 1);
      }
    }
    return row[to.length()];
  }
}
