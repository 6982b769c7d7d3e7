package io.nitrowallet.requester.doctor;

import io.nitrowallet.domain.attestation.PcrValues;
import io.nitrowallet.domain.error.ErrorCode;
import io.nitrowallet.domain.error.RefusedException;
import io.nitrowallet.requester.doctor.KeyRelease.Verdict;
import io.nitrowallet.requester.kms.KeyInspection;
import io.nitrowallet.requester.kms.policy.Finding;
import io.nitrowallet.requester.kms.policy.KeyPurpose;
import io.nitrowallet.requester.kms.policy.PolicyDocument;
import io.nitrowallet.requester.kms.policy.PolicyLint;
import java.util.Optional;

/// What a key that KMS described comes to; nobody is asked any more.
final class KeyExamination {
  private KeyExamination() {}

  static Diagnosis state(KeyInspection key) {
    return key.isUsable()
        ? Diagnosis.well(Step.KEY, "%s is enabled".formatted(key.arn()))
        : Diagnosis.ill(
            Step.KEY,
            ErrorCode.RESOURCE_DIFFERS,
            "%s is in state %s".formatted(key.arn(), key.state()),
            "KMS admin: aws kms cancel-key-deletion, aws kms enable-key");
  }

  /// @param registers what the enclave shows, or should
  static Diagnosis policy(KeyInspection key, PcrValues registers) {
    try {
      Optional<Finding> fault =
          PolicyLint.of(key.policy(), KeyPurpose.SEAL).stream()
              .filter(Finding::isError)
              .findFirst();
      if (fault.isPresent()) {
        return hole(
            "%s in %s".formatted(fault.get().fault(), fault.get().statement()),
            "nitro-wallet kms policy lint");
      }
      if (key.grants() > 0) {
        return hole(
            "the key has %s grants, of which its policy says nothing".formatted(key.grants()),
            "aws kms list-grants; aws kms revoke-grant");
      }
      return release(key, registers);
    } catch (RefusedException e) {
      return Diagnosis.of(Step.KEY_POLICY, e);
    }
  }

  private static Diagnosis release(KeyInspection key, PcrValues registers) {
    Optional<String> role = PolicyLint.releasesTo(key.policy());
    if (role.isEmpty() || registers.get(0).isEmpty()) {
      return denied("the policy releases data keys to nobody yet", Verdict.OTHER_IMAGE.advice());
    }
    Verdict verdict =
        new KeyRelease(PolicyDocument.parse(key.policy()), role.get(), key.arn()).of(registers);
    return verdict == Verdict.RELEASED
        ? Diagnosis.well(Step.KEY_POLICY, verdict.sentence())
        : denied(verdict.sentence(), verdict.advice());
  }

  private static Diagnosis hole(String found, String advice) {
    return Diagnosis.ill(Step.KEY_POLICY, ErrorCode.RESOURCE_DIFFERS, found, advice);
  }

  private static Diagnosis denied(String found, String advice) {
    return Diagnosis.ill(Step.KEY_POLICY, ErrorCode.KMS_DENIED, found, advice);
  }
}
