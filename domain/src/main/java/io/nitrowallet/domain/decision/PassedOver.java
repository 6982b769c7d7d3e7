package io.nitrowallet.domain.decision;

/// Why a rule did not decide.
///
/// @param rule its name
/// @param reason names the constraint that is not met, what the request has and what the rule
///   wants: printable, safe to show, at most {@value #MAX_REASON} characters
public record PassedOver(String rule, String reason) {
  /// The longest reason, in characters.
  public static final int MAX_REASON = 320;
}
