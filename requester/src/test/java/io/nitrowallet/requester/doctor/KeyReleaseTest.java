package io.nitrowallet.requester.doctor;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.nitrowallet.domain.account.KeyArn;
import io.nitrowallet.domain.attestation.PcrValues;
import io.nitrowallet.domain.bytes.Bytes;
import io.nitrowallet.requester.doctor.KeyRelease.Verdict;
import io.nitrowallet.requester.kms.KeyPolicy;
import io.nitrowallet.requester.kms.Principal;
import io.nitrowallet.requester.kms.policy.KeyPurpose;
import io.nitrowallet.requester.kms.policy.PolicyDocument;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class KeyReleaseTest {
  private static final String PARENT = "arn:aws:iam::111122223333:role/parent";
  private static final KeyPolicy.Roles ROLES =
      new KeyPolicy.Roles(
          new Principal(PARENT),
          new Principal("arn:aws:iam::111122223333:role/admin"),
          new Principal("arn:aws:iam::111122223333:role/release"));
  private static final Bytes IMAGE = Bytes.ofHex("ab".repeat(48));
  private static final Bytes SIGNER = Bytes.ofHex("cd".repeat(48));
  private static final PcrValues FURTHER = PcrValues.of(Map.of(8, SIGNER));

  private static Verdict verdict(String policy, String principal, Map<Integer, Bytes> registers) {
    return new KeyRelease(
            PolicyDocument.parse(policy),
            principal,
            new KeyArn("arn:aws:kms:eu-west-1:111122223333:key/k"))
        .of(PcrValues.of(registers));
  }

  private static String policy(PcrValues further) {
    return KeyPolicy.forImages(KeyPurpose.SEAL, ROLES, List.of(IMAGE), further);
  }

  @Test
  void tellsWhatIsWrongApart() {
    String policy = policy(PcrValues.of(Map.of()));
    assertEquals(Verdict.RELEASED, verdict(policy, PARENT, Map.of(0, IMAGE)));
    assertEquals(Verdict.OTHER_IMAGE, verdict(policy, PARENT, Map.of(0, SIGNER)));
    Bytes zero = Bytes.ofHex("00".repeat(48));
    assertEquals(Verdict.DEBUG, verdict(policy, PARENT, Map.of(0, zero)));
    String stranger = "arn:aws:iam::111122223333:role/stranger";
    assertEquals(Verdict.OTHER_IMAGE, verdict(policy, stranger, Map.of(0, IMAGE)));
  }

  @Test
  void looksAtFurtherRegisters() {
    String policy = policy(FURTHER);
    assertEquals(Verdict.RELEASED, verdict(policy, PARENT, Map.of(0, IMAGE, 8, SIGNER)));
    assertEquals(Verdict.OTHER_IMAGE, verdict(policy, PARENT, Map.of(0, IMAGE, 8, IMAGE)));
    assertEquals(Verdict.OTHER_IMAGE, verdict(policy, PARENT, Map.of(0, IMAGE)));
  }

  @Test
  void knowsAPolicyThatWantsAnotherContext() {
    String other =
        policy(PcrValues.of(Map.of())).replace("\"nitro-wallet\"", "\"another-program\"");
    assertEquals(Verdict.OTHER_IMAGE, verdict(other, PARENT, Map.of(0, IMAGE)));
    String none =
        """
        {"Version":"2012-10-17","Statement":[{"Sid":"S","Effect":"Allow",
          "Principal":{"AWS":"%s"},"Action":"kms:Decrypt","Resource":"*",
          "Condition":{"Null":{"kms:EncryptionContextKeys":"true"}}}]}
        """
            .formatted(PARENT);
    assertEquals(Verdict.CONTEXT, verdict(none, PARENT, Map.of(0, IMAGE)));
  }
}
