package io.nitrowallet.requester.kms.policy;

import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

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
  private final Findings findings = new Findings();

  IdentityRules(List<Shape> statements, Denials denials) {
    this.statements = statements;
    this.denials = denials;
  }

  List<Finding> findings() {
    statements.stream().filter(Shape::allows).forEach(this::judge);
    return findings.all();
  }

  private void judge(Shape statement) {
    findings.errorIf(statement.negated(), Fault.NOT_ELEMENT, statement);
    findings.errorIf(
        denials.leaveOpen(statement, KeyRules.ENCRYPT), Fault.ENCRYPT_GRANTED, statement);
    findings.errorIf(
        denials.leaveOpen(statement, List.of("kms:CreateGrant")), Fault.GRANTS, statement);
    findings.warnIf(denials.leaveOpen(statement, LOSE), Fault.DESTROYABLE, statement);
    boolean uses = denials.leaveOpen(statement, KeyRules.RELEASE);
    boolean writes = denials.leaveOpen(statement, WRITE);
    findings.errorIf(
        (uses || writes) && statement.resources().stream().anyMatch(it -> it.matches("[*:]+")),
        Fault.ANY_RESOURCE,
        statement);
    findings.errorIf(
        (uses || writes) && !isHeldToEndpoints(statement), Fault.FROM_ANYWHERE, statement);
    if (uses) {
      judgeUse(statement);
    }
  }

  private void judgeUse(Shape statement) {
    boolean attested =
        statement.clauses().stream()
            .anyMatch(clause ->
                KeyRules.IMAGE.contains(clause.key()) && clause.isEqual() && !clause.isOptional());
    findings.addIf(!attested, !isHeldToEndpoints(statement), Fault.UNATTESTED, statement);
    findings.addIf(
        statement.on("kms:encryptioncontext").isEmpty(),
        !isHeldToEndpoints(statement),
        Fault.NO_CONTEXT,
        statement);
    findings.errorIf(
        statements.stream()
            .anyMatch(
                other -> other.allows() && denials.leaveOpen(other, List.of(KeyRules.PUT_POLICY))),
        Fault.POLICY_BY_USER,
        statement);
    findings.warnIf(
        !denials.dependOn(Set.of("ec2:roledelivery"), "kms:Decrypt"), Fault.METADATA_V1, statement);
  }

  /// Whether what the statement allows is denied from outside of the VPC.
  private boolean isHeldToEndpoints(Shape statement) {
    return Stream.concat(KeyRules.RELEASE.stream(), WRITE.stream())
        .filter(action -> denials.leaveOpen(statement, List.of(action)))
        .allMatch(action -> denials.heldBy(ENDPOINTS, action));
  }
}
