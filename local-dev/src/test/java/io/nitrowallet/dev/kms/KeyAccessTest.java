package io.nitrowallet.dev.kms;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// What the emulator knows of a caller beside the key policy.
final class KeyAccessTest {
  private static final String KEY = "arn:aws:kms:eu-west-1:111122223333:key/k1";
  private static final String ACCOUNT = "arn:aws:iam::111122223333:root";
  private static final String RELEASE = "arn:aws:iam::111122223333:role/wallet-release";

  private static String allow(String principal, String action, String rest) {
    return """
    {"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":{"AWS":"%s"},\
    "Action":"%s","Resource":"*"%s}]}\
    """
        .formatted(principal, action, rest);
  }

  private static boolean isAllowed(String policy, Principal caller, String action) {
    return KeyAccess.isAllowed(policy, caller, action, KEY, Map.of());
  }

  @Test
  void anAccountLeavesTheDecisionToTheIdentityPolicy() {
    String policy = allow(ACCOUNT, "kms:*", "");
    Principal granted = caller().granted(List.of("kms:Describe*"));
    assertTrue(isAllowed(policy, granted, "DescribeKey"));
    assertFalse(isAllowed(policy, granted, "Decrypt"));
  }

  @Test
  void aRoleThatIsAskedForItsSecondFactorIsLockedOut() {
    assertTrue(isAllowed(allow(RELEASE, "kms:PutKeyPolicy", ""), caller(), "PutKeyPolicy"));
    String policy =
        allow(
            RELEASE,
            "kms:PutKeyPolicy",
            ",\"Condition\":{\"Bool\":{\"aws:MultiFactorAuthPresent\":\"true\"},"
                + "\"NumericLessThan\":{\"aws:MultiFactorAuthAge\":\"900\"}}");
    assertFalse(isAllowed(policy, caller(), "PutKeyPolicy"));
  }

  @Test
  void aPolicyThatCannotBeReadAllowsNothing() {
    assertFalse(isAllowed(allow("*", "kms:*", ",\"Extra\":1"), caller(), "Decrypt"));
  }

  private static Principal caller() {
    return Principal.of("ASIA1", "secret", Optional.empty(), RELEASE);
  }
}
