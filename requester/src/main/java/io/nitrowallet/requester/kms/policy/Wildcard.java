package io.nitrowallet.requester.kms.policy;

/// IAM's patterns: `*` stands for any text, `?` for one character.
final class Wildcard {
  private Wildcard() {}

  /// Whether `pattern` describes all of `text`. Takes time in proportion to the product of their
  /// lengths at most, whatever the pattern.
  static boolean matches(String pattern, String text) {
    int p = 0;
    int t = 0;
    int star = -1;
    int resume = 0;
    while (t < text.length()) {
      if (p < pattern.length() && pattern.charAt(p) == '*') {
        star = p++;
        resume = t;
      } else if (p < pattern.length()
          && (pattern.charAt(p) == '?' || pattern.charAt(p) == text.charAt(t))) {
        p++;
        t++;
      } else if (star >= 0) {
        p = star + 1;
        t = ++resume;
      } else {
        return false;
      }
    }
    while (p < pattern.length() && pattern.charAt(p) == '*') {
      p++;
    }
    return p == pattern.length();
  }
}
