package io.nitrowallet.dev.kms;

import io.nitrowallet.dev.kms.PolicyPrincipals.Match;
import io.nitrowallet.dev.kms.PolicyStatement.Effect;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// A key policy: denials first, then permissions, and without one a denial.
///
/// Whatever it cannot evaluate it refuses to read (`NotPrincipal`, `NotAction`, unknown operators
/// and condition keys, services as principals), and a policy that cannot be read allows nothing.
final class KeyPolicy {
  private static final int MAX_LENGTH = 32 * 1024;
  private static final Set<String> MEMBERS = Set.of("Version", "Id", "Statement");

  private final List<PolicyStatement> statements;

  private KeyPolicy(List<PolicyStatement> statements) {
    this.statements = List.copyOf(statements);
  }

  /// Reads a policy document.
  ///
  /// @throws KmsFault `MalformedPolicyDocumentException` if any part of it is not understood
  static KeyPolicy parse(String text) {
    if (text.length() > MAX_LENGTH) {
      throw KmsFault.malformedPolicy("a key policy is at most 32 KiB long");
    }
    ObjectNode document = PolicyText.object("the policy", PolicyText.parse(text), MEMBERS);
    JsonNode version = PolicyText.member("the policy", document, "Version");
    if (!version.isString() || !version.stringValue().equals("2012-10-17")) {
      throw KmsFault.malformedPolicy("the emulator evaluates policies of version 2012-10-17");
    }
    return new KeyPolicy(
        PolicyText.elements(PolicyText.member("the policy", document, "Statement")).stream()
            .map(PolicyStatement::parse)
            .toList());
  }

  /// Whether the call may go on.
  boolean allows(PolicyRequest request) {
    List<PolicyStatement> covering =
        statements.stream().filter(statement -> statement.covers(request)).toList();
    boolean isDenied =
        covering.stream()
            .anyMatch(statement ->
                statement.effect() == Effect.DENY
                    && statement.principals().match(request.caller()) != Match.NONE);
    return !isDenied
        && covering.stream()
            .anyMatch(
                statement -> statement.effect() == Effect.ALLOW && permits(statement, request));
  }

  /// A statement that allows an account leaves the decision to that account's identity policies.
  private static boolean permits(PolicyStatement statement, PolicyRequest request) {
    return switch (statement.principals().match(request.caller())) {
      case CALLER -> true;
      case ACCOUNT -> isGrantedByIdentity(request.caller(), request.action());
      case NONE -> false;
    };
  }

  /// Whether the caller's own identity policy allows `action`.
  static boolean isGrantedByIdentity(Principal caller, String action) {
    return caller.actions().stream()
        .anyMatch(pattern ->
            Wildcard.matches(pattern.toLowerCase(Locale.ROOT), action.toLowerCase(Locale.ROOT)));
  }
}
