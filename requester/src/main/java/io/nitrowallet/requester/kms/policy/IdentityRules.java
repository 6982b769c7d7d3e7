package io.nitrowallet.requester.kms.policy;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/// The rules of an identity policy, such as that of the parent instance's role. Attestation is the
/// key policy's to demand; a role that is held to the VPC's endpoints may leave it there.
final class IdentityRules {
  private static final List<String> WRITE =
      List.of("dynamodb:PutItem", "dynamodb:UpdateItem", "dynamodb:BatchWriteItem");
  private static final List<String> LOSE =
      List.of(
          "kms:ScheduleKeyDeletion",
          "kms:DisableKey",
          "dynamodb:DeleteItem",
          "dynamodb:DeleteTable",
          "dynamodb:BatchWriteItem");
  private static final Set<String> ENDPOINTS =
      Set.of("aws:sourcevpce", "aws:sourcevpc", "aws:vpcsourceip");

  private final List<Shape> statements;
  private final Denials denials;
  private final List<Finding> findings = new ArrayList<>();

  IdentityRules(List<Shape> statements, Denials denials) {
    this.statements = statements;
    this.denials = denials;
  }

  List<Finding> findings() {
    statements.stream().filter(Shape::allows).forEach(this::judge);
    return List.copyOf(findings);
  }

  private void judge(Shape statement) {
    errorIf(statement.negated(), Fault.NOT_ELEMENT, statement);
    errorIf(isOpen(statement, KeyRules.ENCRYPT), Fault.ENCRYPT_GRANTED, statement);
    errorIf(isOpen(statement, List.of("kms:CreateGrant")), Fault.GRANTS, statement);
    warnIf(isOpen(statement, LOSE), Fault.DESTROYABLE, statement);
    boolean uses = isOpen(statement, KeyRules.RELEASE);
    boolean writes = isOpen(statement, WRITE);
    errorIf(
        (uses || writes) && statement.resources().stream().anyMatch(it -> it.matches("[*:]+")),
        Fault.ANY_RESOURCE,
        statement);
    errorIf((uses || writes) && !isHeldToEndpoints(), Fault.FROM_ANYWHERE, statement);
    if (uses) {
      judgeUse(statement);
    }
  }

  private void judgeUse(Shape statement) {
    boolean attested =
        statement.clauses().stream()
            .anyMatch(clause ->
                KeyRules.IMAGE.contains(clause.key()) && clause.isEqual() && !clause.isOptional());
    finding(!attested, !isHeldToEndpoints(), Fault.UNATTESTED, statement);
    finding(
        statement.on("kms:encryptioncontext").isEmpty(),
        !isHeldToEndpoints(),
        Fault.NO_CONTEXT,
        statement);
    errorIf(
        statements.stream()
            .anyMatch(other -> other.allows() && isOpen(other, List.of(KeyRules.PUT_POLICY))),
        Fault.POLICY_BY_USER,
        statement);
    warnIf(!deniesOldMetadata(), Fault.METADATA_V1, statement);
  }

  private boolean isOpen(Shape statement, List<String> actions) {
    return actions.stream().anyMatch(action -> statement.covers(action) && !denials.close(action));
  }

  private boolean isHeldToEndpoints() {
    return denials.statements().stream()
        .flatMap(statement -> statement.clauses().stream())
        .anyMatch(clause -> clause.isUnequal() && ENDPOINTS.contains(clause.key()));
  }

  private boolean deniesOldMetadata() {
    return denials.statements().stream()
        .flatMap(statement -> statement.clauses().stream())
        .anyMatch(clause -> clause.key().equals("ec2:roledelivery"));
  }

  private void errorIf(boolean wrong, Fault fault, Shape statement) {
    finding(wrong, true, fault, statement);
  }

  private void warnIf(boolean wrong, Fault fault, Shape statement) {
    finding(wrong, false, fault, statement);
  }

  private void finding(boolean wrong, boolean isError, Fault fault, Shape statement) {
    if (wrong) {
      findings.add(new Finding(fault, isError, statement.name()));
    }
  }
}
