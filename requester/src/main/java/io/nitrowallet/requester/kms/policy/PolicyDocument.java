package io.nitrowallet.requester.kms.policy;

import io.nitrowallet.domain.error.ErrorCode;
import io.nitrowallet.domain.error.RefusedException;
import io.nitrowallet.requester.kms.policy.PrincipalNames.Match;
import io.nitrowallet.requester.kms.policy.Statement.Effect;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// A key policy: denials first, then permissions, and without one a denial.
///
/// Whatever it cannot evaluate it refuses to read (`NotPrincipal`, `NotAction`, unknown operators
/// and condition keys, services as principals), and a policy that cannot be read allows nothing.
public final class PolicyDocument {
  private final List<Statement> statements;

  private PolicyDocument(List<Statement> statements) {
    this.statements = List.copyOf(statements);
  }

  /// Reads a policy document.
  ///
  /// @throws RefusedException with {@link ErrorCode#INVALID_VALUE} if any part of it is not
  ///   understood
  public static PolicyDocument parse(String text) {
    PolicyJson.Statements written = PolicyJson.statements(text);
    if (!written.version().equals("2012-10-17")) {
      throw PolicyJson.unreadable("policies are of version 2012-10-17");
    }
    return new PolicyDocument(written.read(Statement::parse));
  }

  /// What it says to `call`.
  public Decision decide(Call call) {
    List<Statement> covering =
        statements.stream().filter(statement -> statement.covers(call)).toList();
    return first(covering, Effect.DENY, Set.of(Match.CALLER, Match.ACCOUNT), call)
        .<Decision>map(Decision.Denied::new)
        .or(() ->
            first(covering, Effect.ALLOW, Set.of(Match.CALLER), call).map(Decision.Allowed::new))
        .or(() ->
            first(covering, Effect.ALLOW, Set.of(Match.ACCOUNT), call)
                .map(Decision.LeftToTheAccount::new))
        .orElseGet(Decision.NotAllowed::new);
  }

  /// A statement that allows an account leaves the decision to that account's identity policies.
  private static Optional<String> first(
      List<Statement> covering, Effect effect, Set<Match> matches, Call call) {
    return covering.stream()
        .filter(statement -> statement.effect() == effect)
        .filter(statement -> matches.contains(statement.principals().match(call.caller())))
        .map(Statement::name)
        .findFirst();
  }
}
