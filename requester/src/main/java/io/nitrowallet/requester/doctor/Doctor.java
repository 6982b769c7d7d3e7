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
import io.nitrowallet.requester.doctor.Diagnosis.State;
import io.nitrowallet.requester.kms.KeyInspection;
import java.net.URI;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

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

  /// Takes all steps, each once and in their order but for the policy, which is held to what the
  /// enclave shows.
  public List<Diagnosis> examine() {
    List<Diagnosis> found = new ArrayList<>();
    found.add(
        aws.credentials(
            () -> "access key " + services.credentials().resolveCredentials().accessKeyId()));
    found.add(aws.metadata(configuration.endpoint(Setting.AWS_IMDS_ENDPOINT).orElse(METADATA)));
    Optional<KeyInspection> key = key(found);
    found.add(aws.table(configuration.required(Setting.TABLE), () -> services.table().inspect()));
    found.add(enclave());
    Optional<PcrValues> shown = attestation(found);
    found.add(
        key.map(it -> KeyExamination.policy(it, shown.orElseGet(configuration::pcrs)))
            .orElseGet(() -> Diagnosis.skipped(Step.KEY_POLICY, "the key could not be looked at")));
    found.add(opening());
    return withoutEchoes(found);
  }

  /// What a step says that an earlier one said already is no second fault, and its advice misleads.
  private static List<Diagnosis> withoutEchoes(List<Diagnosis> found) {
    Map<String, Step> said = new HashMap<>();
    List<Diagnosis> told = new ArrayList<>();
    for (Diagnosis diagnosis : found) {
      @Nullable Step earlier =
          diagnosis.state() instanceof State.Ill
              ? said.putIfAbsent(diagnosis.found(), diagnosis.step())
              : null;
      told.add(
          earlier == null
              ? diagnosis
              : Diagnosis.skipped(
                  diagnosis.step(), "stopped by the same as '%s'".formatted(earlier.title())));
    }
    return told;
  }

  private Optional<KeyInspection> key(List<Diagnosis> found) {
    try {
      String keyId = configuration.required(Setting.KMS_KEY_ID);
      KeyInspection key = services.custodyKeys().inspect(keyId);
      found.add(aws.clock(key.serverTime()));
      found.add(KeyExamination.state(key));
      return Optional.of(key);
    } catch (RefusedException e) {
      found.add(Diagnosis.skipped(Step.CLOCK, "KMS did not say what time it is"));
      found.add(e.code() == ErrorCode.KMS_DENIED ? mayNotLook(e) : Diagnosis.of(Step.KEY, e));
      return Optional.empty();
    }
  }

  private static Diagnosis mayNotLook(RefusedException e) {
    return Diagnosis.ill(
        Step.KEY,
        e.code(),
        "KMS does not let these credentials look at the key",
        "its policy names another role than this one, or the call did not come through the VPC's"
            + " endpoint: compare with 'kms policy simulate'");
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

  /// @return the registers that the enclave shows; where its document is refused they prove
  ///   nothing, and still tell why KMS denies it
  private Optional<PcrValues> attestation(List<Diagnosis> found) {
    try {
      AttestationVerdict verdict = services.attestation().ask().verdict();
      found.add(judged(verdict));
      return registers(verdict);
    } catch (RefusedException e) {
      found.add(Diagnosis.of(Step.ATTESTATION, e));
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

  /// The whole way: table, enclave, proxy, KMS, key.
  private Diagnosis opening() {
    try {
      List<AccountSummary> first = services.accounts().list(1, Optional.empty()).accounts();
      if (first.isEmpty()) {
        return Diagnosis.skipped(Step.OPENING, "the table holds no account yet");
      }
      AccountName name = first.getFirst().name();
      services.audit().audit(name, Pinning.NO);
      return Diagnosis.well(Step.OPENING, "'%s' opens".formatted(name));
    } catch (RefusedException e) {
      return Diagnosis.ill(Step.OPENING, e.code(), e.sentence(), advice(e.code()));
    }
  }

  private static String advice(ErrorCode code) {
    return switch (code) {
      case UNAVAILABLE, BUSY -> Step.OPENING.advice();
      case KMS_DENIED -> "see what is said of the key policy";
      case BIRTH_CERTIFICATE_REFUSED ->
          "was it born in an image that was replaced? Name that in 'attestation.earlierImages'";
      default -> "look the code %s up in docs/operations.md".formatted(code);
    };
  }
}
