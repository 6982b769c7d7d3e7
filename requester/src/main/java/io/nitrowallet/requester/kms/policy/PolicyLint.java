package io.nitrowallet.requester.kms.policy;

import io.nitrowallet.domain.error.ErrorCode;
import io.nitrowallet.domain.error.RefusedException;
import java.util.List;
import java.util.Optional;

/// Finds the classic holes of policies around a custody key: of a key policy, whose statements name
/// principals, or of the identity policy of a role that uses the key. What it does not find is no
/// proof: {@link PolicyDocument} answers what a certain call may do.
public final class PolicyLint {
  private PolicyLint() {}

  /// The role that the first statement allowing Decrypt names; absent where none does, or it names
  /// several.
  ///
  /// @throws RefusedException with {@link ErrorCode#INVALID_VALUE} if it is no policy
  public static Optional<String> releasesTo(String text) {
    return PolicyJson.statements(text).read(Shape::of).stream()
        .filter(it -> it.allows() && it.actions().contains("kms:Decrypt"))
        .findFirst()
        .flatMap(Shape::principals)
        .filter(names -> names.size() == 1)
        .map(List::getFirst);
  }

  /// What is wrong with `text`, statement by statement, errors and warnings.
  ///
  /// @param purpose what the key is for
  /// @throws RefusedException with {@link ErrorCode#INVALID_VALUE} if it is no policy
  public static List<Finding> of(String text, KeyPurpose purpose) {
    List<Shape> statements = PolicyJson.statements(text).read(Shape::of);
    boolean isIdentity = statements.stream().allMatch(it -> it.principals().isEmpty());
    if (!isIdentity && statements.stream().anyMatch(it -> it.principals().isEmpty())) {
      throw PolicyJson.unreadable("a key policy names the Principal of every statement");
    }
    Denials denials = new Denials(statements);
    return isIdentity
        ? new IdentityRules(statements, denials).findings()
        : new KeyRules(statements, denials, purpose).findings();
  }
}
