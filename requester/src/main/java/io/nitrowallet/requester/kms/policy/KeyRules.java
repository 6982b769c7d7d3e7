package io.nitrowallet.requester.kms.policy;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/// The rules of a key policy.
final class KeyRules {
  /// The condition keys that name an image: they are the same register.
  static final Set<String> IMAGE =
      Set.of("kms:recipientattestation:pcr0", "kms:recipientattestation:imagesha384");

  /// What hands out data keys in the clear, unless it is sealed to an enclave.
  static final List<String> RELEASE = List.of("kms:Decrypt", "kms:GenerateDataKey");

  static final List<String> ENCRYPT =
      List.of("kms:Encrypt", "kms:ReEncryptTo", "kms:ReEncryptFrom");
  static final String PUT_POLICY = "kms:PutKeyPolicy";
  private static final String GRANT = "kms:CreateGrant";
  private static final List<String> LOSE = List.of("kms:ScheduleKeyDeletion", "kms:DisableKey");
  private static final String CONTEXT = "kms:encryptioncontext";
  private static final String SECOND_FACTOR = "aws:multifactorauth";
  private static final int DIGITS = 96;

  private final List<Shape> statements;
  private final Denials denials;
  private final KeyPurpose purpose;
  private final Findings findings = new Findings();

  KeyRules(List<Shape> statements, Denials denials, KeyPurpose purpose) {
    this.statements = statements;
    this.denials = denials;
    this.purpose = purpose;
  }

  List<Finding> findings() {
    statements.stream().filter(Shape::allows).forEach(this::judge);
    return findings.all();
  }

  private void judge(Shape statement) {
    findings.errorIf(statement.negated(), Fault.NOT_ELEMENT, statement);
    findings.errorIf(statement.isForEveryone(), Fault.EVERYONE, statement);
    findings.errorIf(statement.others(), Fault.OTHER_PRINCIPAL, statement);
    findings.errorIf(denials.leaveOpen(statement, ENCRYPT), Fault.ENCRYPT_GRANTED, statement);
    findings.errorIf(denials.leaveOpen(statement, List.of(GRANT)), Fault.GRANTS, statement);
    findings.errorIf(
        statement.isForAnAccount()
            && (denials.leaveOpen(statement, RELEASE)
                || (denials.leaveOpen(statement, List.of(PUT_POLICY)) && !users().isEmpty())),
        Fault.ACCOUNT_DECIDES,
        statement);
    findings.warnIf(denials.leaveOpen(statement, LOSE), Fault.DESTROYABLE, statement);
    if (denials.leaveOpen(statement, List.of(PUT_POLICY))) {
      findings.errorIf(isUser(statement), Fault.POLICY_BY_USER, statement);
      boolean isByRole = statement.roles().stream().allMatch(name -> name.contains(":role/"));
      findings.warnIf(
          !isByRole && !wantsSecondFactor(statement), Fault.RELEASE_UNGUARDED, statement);
      findings.warnIf(
          isByRole && !statement.on(SECOND_FACTOR).isEmpty(), Fault.FACTOR_UNSEEN, statement);
    }
    if (denials.leaveOpen(statement, RELEASE)) {
      judgeAttestation(statement);
      judgeContext(statement);
    }
  }

  private boolean isUser(Shape statement) {
    return statement.isForEveryone() || statement.roles().stream().anyMatch(users()::contains);
  }

  /// Whoever has data keys released.
  private Set<String> users() {
    return statements.stream()
        .filter(statement -> statement.allows() && denials.leaveOpen(statement, RELEASE))
        .flatMap(statement -> statement.roles().stream())
        .collect(Collectors.toUnmodifiableSet());
  }

  private static boolean wantsSecondFactor(Shape statement) {
    return statement.clauses().stream()
        .anyMatch(clause ->
            (clause.key().equals(SECOND_FACTOR + "present") && clause.demands("true"))
                || (clause.key().startsWith("aws:principaltag/") && !clause.isOptional()));
  }

  private void judgeAttestation(Shape statement) {
    List<Shape.Clause> named =
        statement.clauses().stream().filter(clause -> IMAGE.contains(clause.key())).toList();
    List<Shape.Clause> demands =
        named.stream().filter(clause -> clause.isEqual() && !clause.isOptional()).toList();
    findings.errorIf(
        named.stream().anyMatch(Shape.Clause::isOptional), Fault.ATTESTATION_OPTIONAL, statement);
    boolean byPattern = named.stream().anyMatch(Shape.Clause::isPattern);
    findings.errorIf(byPattern, Fault.ATTESTATION_PATTERN, statement);
    if (demands.isEmpty()) {
      if (!byPattern) {
        boolean isGuarded =
            RELEASE.stream()
                .filter(action -> denials.leaveOpen(statement, List.of(action)))
                .allMatch(action -> denials.spared(action).isPresent());
        findings.errorIf(!isGuarded, Fault.UNATTESTED, statement);
        findings.warnIf(isGuarded, Fault.UNATTESTED_BUT_DENIED, statement);
      }
      return;
    }
    demands.forEach(clause -> judgeRegisters(statement, clause));
    judgeDenial(statement, demands);
  }

  private void judgeRegisters(Shape statement, Shape.Clause clause) {
    for (String value : Set.copyOf(clause.values())) {
      boolean isRegister = value.length() == DIGITS && value.matches("[0-9A-Fa-f]+");
      findings.errorIf(!isRegister, Fault.MALFORMED_REGISTER, statement);
      findings.errorIf(isRegister && value.matches("0+"), Fault.DEBUG_REGISTER, statement);
      findings.errorIf(
          clause.operator().equals("stringequals") && !value.equals(value.toLowerCase(Locale.ROOT)),
          Fault.CASE,
          statement);
    }
    findings.warnIf(clause.values().size() > 2, Fault.MANY_IMAGES, statement);
  }

  private void judgeDenial(Shape statement, List<Shape.Clause> demands) {
    Set<String> allowed =
        demands.stream()
            .flatMap(clause -> clause.values().stream())
            .map(value -> value.toLowerCase(Locale.ROOT))
            .collect(Collectors.toUnmodifiableSet());
    List<String> open =
        RELEASE.stream().filter(action -> denials.leaveOpen(statement, List.of(action))).toList();
    findings.warnIf(
        open.stream().anyMatch(action -> denials.spared(action).isEmpty()),
        Fault.NO_DENIAL,
        statement);
    findings.errorIf(
        open.stream()
            .anyMatch(action ->
                denials.spared(action).filter(spared -> !spared.equals(allowed)).isPresent()),
        Fault.DENIAL_DIFFERS,
        statement);
  }

  private void judgeContext(Shape statement) {
    if (purpose == KeyPurpose.OPEN) {
      findings.errorIf(
          denials.leaveOpen(statement, List.of("kms:GenerateDataKey")),
          Fault.SEALS_UNDER_OPEN_KEY,
          statement);
      return;
    }
    List<Shape.Clause> context = statement.on(CONTEXT);
    findings.errorIf(context.isEmpty(), Fault.NO_CONTEXT, statement);
    boolean isWhole =
        context.stream()
                .anyMatch(clause ->
                    clause.key().endsWith(":app") && clause.isEqual() && !clause.isOptional())
            && isPresent(context, ":name")
            && isPresent(context, ":address")
            && context.stream()
                .anyMatch(clause ->
                    clause.key().endsWith("contextkeys")
                        && clause.isEqual()
                        && clause.isOptional());
    findings.warnIf(!context.isEmpty() && !isWhole, Fault.LOOSE_CONTEXT, statement);
  }

  private static boolean isPresent(List<Shape.Clause> context, String end) {
    return context.stream()
        .filter(clause -> clause.key().endsWith(end))
        .anyMatch(clause ->
            (clause.operator().equals("null") && clause.demands("false"))
                || (clause.isEqual() && !clause.isOptional()));
  }
}
