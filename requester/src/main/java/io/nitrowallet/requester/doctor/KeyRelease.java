package io.nitrowallet.requester.doctor;

import io.nitrowallet.domain.account.KeyArn;
import io.nitrowallet.domain.attestation.PcrValues;
import io.nitrowallet.requester.kms.policy.Call;
import io.nitrowallet.requester.kms.policy.Decision;
import io.nitrowallet.requester.kms.policy.PolicyDocument;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Why KMS denies the enclave a data key, told by the key's own policy: KMS's answer says only that
/// it does.
final class KeyRelease {
  private static final String PCR = "kms:RecipientAttestation:PCR";

  private final PolicyDocument policy;
  private final String principal;
  private final KeyArn key;

  /// @param principal the role that asks
  KeyRelease(PolicyDocument policy, String principal, KeyArn key) {
    this.policy = policy;
    this.principal = principal;
    this.key = key;
  }

  /// What the policy says to the enclave with these registers.
  Verdict of(PcrValues registers) {
    if (allows(registers, true)) {
      return Verdict.RELEASED;
    }
    if (registers.get(0).filter(pcr0 -> pcr0.isZero()).isPresent()) {
      return Verdict.DEBUG;
    }
    if (allows(registers, false)) {
      return Verdict.CONTEXT;
    }
    return Verdict.OTHER_IMAGE;
  }

  private boolean allows(PcrValues registers, boolean context) {
    Map<String, List<String>> conditions = new HashMap<>();
    registers.values().forEach((index, value) -> conditions.put(PCR + index, List.of(value.hex())));
    if (context) {
      conditions.put("kms:EncryptionContext:app", List.of("nitro-wallet"));
      conditions.put("kms:EncryptionContext:name", List.of("any"));
      conditions.put("kms:EncryptionContext:address", List.of("0x" + "00".repeat(20)));
      conditions.put("kms:EncryptionContextKeys", List.of("app", "name", "address"));
    }
    var call = new Call(principal, "kms:Decrypt", key.value(), conditions).withCaller();
    return policy.decide(call) instanceof Decision.Allowed;
  }

  /// What it comes down to.
  enum Verdict {
    /// It is allowed.
    RELEASED("the policy releases data keys to it", ""),
    /// The enclave runs in debug mode.
    DEBUG(
        "the enclave runs in debug mode, whose registers are zero",
        "start it without --debug-mode; no policy should name zeros"),
    /// The policy wants another encryption context than ours, or none.
    CONTEXT(
        "the policy wants another encryption context than app, name and address",
        "nitro-wallet kms put-policy: it is the policy of another program, or of --open-key"),
    /// The policy names other images or another role.
    OTHER_IMAGE(
        "the policy releases data keys to other images, or to another role",
        "the release role runs: nitro-wallet kms put-policy --pcr0 …, both values during a"
            + " rollout");

    private final String sentence;
    private final String advice;

    Verdict(String sentence, String advice) {
      this.sentence = sentence;
      this.advice = advice;
    }

    String sentence() {
      return sentence;
    }

    String advice() {
      return advice;
    }
  }
}
