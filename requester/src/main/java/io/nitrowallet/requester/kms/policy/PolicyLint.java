package io.nitrowallet.requester.kms.policy;

import io.nitrowallet.domain.error.ErrorCode;
import io.nitrowallet.domain.error.RefusedException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// Finds the classic holes of policies around a custody key: of a key policy, whose statements name
/// principals, or of the identity policy of a role that uses the key. What it does not find is no
/// proof: {@link PolicyDocument} answers what a certain call may do.
public final class PolicyLint {
  private static final Set<String> MEMBERS = Set.of("Version", "Id", "Statement");
  private static final int MAX_LENGTH = 32 * 1024;

  private PolicyLint() {}

  /// What is wrong with `text`, statement by statement, errors and warnings.
  ///
  /// @param purpose what the key is for
  /// @throws RefusedException with {@link ErrorCode#INVALID_VALUE} if it is no policy
  public static List<Finding> of(String text, KeyPurpose purpose) {
    if (text.length() > MAX_LENGTH) {
      throw PolicyJson.unreadable("a policy is at most 32 KiB long");
    }
    List<Shape> statements = statements(text);
    boolean isIdentity = statements.stream().allMatch(it -> it.principals().isEmpty());
    if (!isIdentity && statements.stream().anyMatch(it -> it.principals().isEmpty())) {
      throw PolicyJson.unreadable("a key policy names the Principal of every statement");
    }
    Denials denials = new Denials(statements);
    return isIdentity
        ? new IdentityRules(statements, denials).findings()
        : new KeyRules(statements, denials, purpose).findings();
  }

  private static List<Shape> statements(String text) {
    ObjectNode document = PolicyJson.object("the policy", PolicyJson.parse(text), MEMBERS);
    List<Shape> statements = new ArrayList<>();
    for (JsonNode node :
        PolicyJson.elements(PolicyJson.member("the policy", document, "Statement"))) {
      statements.add(Shape.of(statements.size() + 1, node));
    }
    return statements;
  }
}
