package io.nitrowallet.requester.policy;

/// Something in a policy that its author should look at.
///
/// @param where the name of a rule, or {@link #POLICY}
/// @param sentence what it is and what follows from it
public record Finding(String where, String sentence) {
  /// Of the policy as a whole. No rule can be called so.
  public static final String POLICY = "(policy)";
}
