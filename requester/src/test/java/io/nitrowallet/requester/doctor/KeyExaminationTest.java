package io.nitrowallet.requester.doctor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.nitrowallet.domain.account.KeyArn;
import io.nitrowallet.domain.attestation.PcrValues;
import io.nitrowallet.domain.bytes.Bytes;
import io.nitrowallet.domain.error.ErrorCode;
import io.nitrowallet.requester.doctor.Diagnosis.State;
import io.nitrowallet.requester.kms.KeyInspection;
import io.nitrowallet.requester.kms.KeyPolicy;
import io.nitrowallet.requester.kms.Principal;
import io.nitrowallet.requester.kms.policy.KeyPurpose;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class KeyExaminationTest {
  private static final KeyArn KEY = new KeyArn("arn:aws:kms:eu-west-1:111122223333:key/k");
  private static final Bytes IMAGE = Bytes.ofHex("ab".repeat(48));
  private static final PcrValues SHOWN = PcrValues.of(Map.of(0, IMAGE));
  private static final String POLICY =
      KeyPolicy.forImages(
          KeyPurpose.SEAL,
          new KeyPolicy.Roles(role("parent"), role("admin"), role("release")),
          List.of(IMAGE),
          PcrValues.of(Map.of()));

  private static Principal role(String name) {
    return new Principal("arn:aws:iam::111122223333:role/" + name);
  }

  private static KeyInspection key(String state, String policy, int grants) {
    return new KeyInspection(KEY, state, policy, grants, Instant.EPOCH);
  }

  private static void assertIll(ErrorCode code, String found, Diagnosis diagnosis) {
    assertEquals(code, assertInstanceOf(State.Ill.class, diagnosis.state()).code());
    assertTrue(diagnosis.found().contains(found), diagnosis::found);
  }

  private static Diagnosis policy(String policy, int grants, PcrValues registers) {
    return KeyExamination.policy(key("Enabled", policy, grants), registers);
  }

  @Test
  void aKeyThatIsNotEnabledIsAFault() {
    assertInstanceOf(State.Well.class, KeyExamination.state(key("Enabled", POLICY, 0)).state());
    for (String state : List.of("PendingDeletion", "Disabled")) {
      assertIll(ErrorCode.RESOURCE_DIFFERS, state, KeyExamination.state(key(state, POLICY, 0)));
    }
  }

  @Test
  void ourPolicyReleasesToTheImageItNames() {
    assertInstanceOf(State.Well.class, policy(POLICY, 0, SHOWN).state());
  }

  @Test
  void aGrantIsAHoleThatNoPolicyShows() {
    assertIll(ErrorCode.RESOURCE_DIFFERS, "1 grants", policy(POLICY, 1, SHOWN));
  }

  @Test
  void theLintersErrorsComeFirst() {
    String everyone = POLICY.replace("\"arn:aws:iam::111122223333:role/parent\"", "\"*\"");
    assertIll(ErrorCode.RESOURCE_DIFFERS, "EVERYONE", policy(everyone, 1, SHOWN));
  }

  @Test
  void aKeyBeforeItsFirstImageReleasesToNobody() {
    assertInstanceOf(State.Ill.class, policy(KeyPolicy.beforeTheFirstImage(KEY), 0, SHOWN).state());
    assertIll(ErrorCode.KMS_DENIED, "nobody yet", policy(POLICY, 0, PcrValues.of(Map.of())));
  }

  @Test
  void whatIsNoPolicyIsSaid() {
    assertIll(ErrorCode.INVALID_VALUE, "", policy("{}", 0, SHOWN));
  }
}
