package io.nitrowallet.requester.doctor;

import io.nitrowallet.domain.account.AccountName;
import io.nitrowallet.domain.account.AccountSummary;
import io.nitrowallet.domain.attestation.AttestationVerdict;
import io.nitrowallet.domain.attestation.PcrValues;
import io.nitrowallet.domain.error.ErrorCode;
import io.nitrowallet.domain.error.RefusedException;
import io.nitrowallet.domain.port.in.CheckHealthResult;
import io.nitrowallet.domain.port.in.Refused;
import io.nitrowallet.domain.port.out.TimeSource;
import io.nitrowallet.requester.accounts.AccountAudit.Pinning;
import io.nitrowallet.requester.composition.RequesterComponent;
import io.nitrowallet.requester.config.Configuration;
import io.nitrowallet.requester.config.Setting;
import io.nitrowallet.requester.doctor.KeyRelease.Verdict;
import io.nitrowallet.requester.kms.KeyInspection;
import io.nitrowallet.requester.kms.policy.Finding;
import io.nitrowallet.requester.kms.policy.KeyPurpose;
import io.nitrowallet.requester.kms.policy.PolicyDocument;
import io.nitrowallet.requester.kms.policy.PolicyLint;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/// Examines a deployment from the parent, in the order in which things depend on each other, and
/// changes nothing. Each step says what it found; one that failed does not keep others from being
/// looked at, unless they could only say the same.
public final class Doctor {
  private static final URI METADATA = URI.create("http://169.254.169.254");

  private final RequesterComponent services;
  private final Configuration configuration;
  private final AwsExamination aws;

  /// @param services not yet used: what cannot be built is what a step finds
  public Doctor(RequesterComponent services, Configuration configuration, TimeSource time) {
    this.services = services;
    this.configuration = configuration;
    this.aws = new AwsExamination(time);
  }

  /// Takes all steps.
  ///
  /// @param listener told of each as soon as it is over
  /// @return whether nothing is to be done
  public boolean examine(Consumer<Diagnosis> listener) {
    boolean[] well = {true};
    Consumer<Diagnosis> each =
        diagnosis -> {
          well[0] &= !diagnosis.isIll();
          listener.accept(diagnosis);
        };
    each.accept(
        aws.credentials(
            () -> "access key " + services.credentials().resolveCredentials().accessKeyId()));
    each.accept(aws.metadata(configuration.endpoint(Setting.AWS_IMDS_ENDPOINT).orElse(METADATA)));
    Optional<KeyInspection> key = key(each);
    each.accept(aws.table(configuration.required(Setting.TABLE), () -> services.table().inspect()));
    each.accept(enclave());
    Optional<PcrValues> shown = attestation(each);
    key.ifPresentOrElse(
        inspected -> each.accept(keyPolicy(inspected, shown)),
        () -> each.accept(Diagnosis.skipped(Step.KEY_POLICY, "the key could not be looked at")));
    each.accept(opening());
    return well[0];
  }

  private Optional<KeyInspection> key(Consumer<Diagnosis> each) {
    Optional<String> keyId = configuration.text(Setting.KMS_KEY_ID);
    if (keyId.isEmpty()) {
      each.accept(
          Diagnosis.ill(
              Step.KEY,
              ErrorCode.INVALID_CONFIGURATION,
              "'kms.keyId' is not set",
              "set it to the key's ARN"));
      return Optional.empty();
    }
    try {
      KeyInspection key = services.custodyKeys().inspect(keyId.get());
      each.accept(aws.clock(key.serverTime()));
      each.accept(aws.key(key));
      return Optional.of(key);
    } catch (RefusedException e) {
      each.accept(
          e.code() == ErrorCode.KMS_DENIED
              ? Diagnosis.ill(
                  Step.KEY,
                  e.code(),
                  "KMS does not let these credentials look at the key",
                  "its policy names another role than this one, or the call did not come through"
                      + " the VPC's endpoint: compare with 'kms policy simulate'")
              : Diagnosis.of(Step.KEY, e));
      return Optional.empty();
    }
  }

  private Diagnosis enclave() {
    return AwsExamination.attempt(
        Step.ENCLAVE,
        () ->
            switch (services.health().check()) {
              case CheckHealthResult.Healthy healthy ->
                  Diagnosis.well(
                      Step.ENCLAVE,
                      "version %s, up for %s s"
                          .formatted(healthy.version(), healthy.uptime().toSeconds()));
              case Refused(var code, var message) ->
                  Diagnosis.ill(Step.ENCLAVE, code, message, Step.ENCLAVE.advice());
            });
  }

  /// @return the registers that the enclave shows, if its document is genuine but for them
  private Optional<PcrValues> attestation(Consumer<Diagnosis> each) {
    try {
      AttestationVerdict verdict = services.attestation().ask().verdict();
      each.accept(judged(verdict));
      return registers(verdict);
    } catch (RefusedException e) {
      each.accept(Diagnosis.of(Step.ATTESTATION, e));
      return Optional.empty();
    }
  }

  private static Optional<PcrValues> registers(AttestationVerdict verdict) {
    return switch (verdict) {
      case AttestationVerdict.Verified verified -> Optional.of(verified.document().pcrs());
      case AttestationVerdict.Rejected rejected ->
          rejected.report().map(report -> report.document().pcrs());
    };
  }

  private static Diagnosis judged(AttestationVerdict verdict) {
    return switch (verdict) {
      case AttestationVerdict.Verified _ ->
          Diagnosis.well(Step.ATTESTATION, "it is the image that is expected");
      case AttestationVerdict.Rejected rejected ->
          Diagnosis.ill(
              Step.ATTESTATION,
              ErrorCode.ATTESTATION_REFUSED,
              rejected.differences().stream()
                  .map(AttestationVerdict.Difference::sentence)
                  .collect(Collectors.joining("; ")),
              Step.ATTESTATION.advice());
    };
  }

  private Diagnosis keyPolicy(KeyInspection key, Optional<PcrValues> shown) {
    return AwsExamination.attempt(
        Step.KEY_POLICY,
        () -> {
          List<Finding> findings = PolicyLint.of(key.policy(), KeyPurpose.SEAL);
          Optional<Finding> fault = findings.stream().filter(Finding::isError).findFirst();
          if (fault.isPresent()) {
            return Diagnosis.ill(
                Step.KEY_POLICY,
                ErrorCode.RESOURCE_DIFFERS,
                "%s in %s".formatted(fault.get().fault(), fault.get().statement()),
                "nitro-wallet kms policy lint");
          }
          if (key.grants() > 0) {
            return Diagnosis.ill(
                Step.KEY_POLICY,
                ErrorCode.RESOURCE_DIFFERS,
                "the key has %s grants, of which its policy says nothing".formatted(key.grants()),
                "aws kms list-grants; aws kms revoke-grant");
          }
          Optional<String> role = PolicyLint.releasesTo(key.policy());
          PcrValues registers = shown.orElseGet(configuration::pcrs);
          if (role.isEmpty() || registers.get(0).isEmpty()) {
            return Diagnosis.ill(
                Step.KEY_POLICY,
                ErrorCode.KMS_DENIED,
                "the policy releases data keys to nobody yet",
                Verdict.OTHER_IMAGE.advice());
          }
          return released(key, role.get(), registers);
        });
  }

  private static Diagnosis released(KeyInspection key, String role, PcrValues registers) {
    Verdict verdict =
        new KeyRelease(PolicyDocument.parse(key.policy()), role, key.arn()).of(registers);
    return verdict == Verdict.RELEASED
        ? Diagnosis.well(Step.KEY_POLICY, verdict.sentence())
        : Diagnosis.ill(
            Step.KEY_POLICY, ErrorCode.KMS_DENIED, verdict.sentence(), verdict.advice());
  }

  /// The whole way: table, enclave, proxy, KMS, key.
  private Diagnosis opening() {
    return AwsExamination.attempt(
        Step.OPENING,
        () -> {
          List<AccountSummary> first = services.accounts().list(1, Optional.empty()).accounts();
          if (first.isEmpty()) {
            return Diagnosis.skipped(Step.OPENING, "the table holds no account yet");
          }
          AccountName name = first.getFirst().name();
          services.audit().audit(name, Pinning.NO);
          return Diagnosis.well(Step.OPENING, "'%s' opens".formatted(name));
        });
  }
}
