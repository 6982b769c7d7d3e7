package io.nitrowallet.domain.service;

import static io.nitrowallet.domain.service.Enclave.assertRefused;
import static io.nitrowallet.domain.service.Enclave.with;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.nitrowallet.domain.account.Account;
import io.nitrowallet.domain.account.PolicyText;
import io.nitrowallet.domain.account.Sealing;
import io.nitrowallet.domain.bytes.Bytes;
import io.nitrowallet.domain.decision.Decision;
import io.nitrowallet.domain.error.ErrorCode;
import io.nitrowallet.domain.ethereum.BareDigest;
import io.nitrowallet.domain.ethereum.PersonalMessage;
import io.nitrowallet.domain.port.in.ExplainResult.Explained;
import io.nitrowallet.domain.statement.EnclaveStatement;
import io.nitrowallet.domain.statement.EnclaveStatement.Deed;
import io.nitrowallet.domain.summary.Summary;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ExplainServiceTest {
  private static final PersonalMessage HELLO = PersonalMessage.ofText("hello");
  private static final BareDigest DIGEST = new BareDigest(Bytes.ofHex("d1".repeat(32)));

  private final Enclave enclave = new Enclave();
  private final Account account = enclave.generate("treasury");

  @AfterEach
  void neverReachesKmsOrAKey() {
    assertEquals(0, enclave.dataKeys.unwraps());
    assertTrue(enclave.keysUsed.isEmpty());
  }

  @Test
  void tellsWhatWouldBeSignedAndByWhichRule() {
    Explained explained = assertInstanceOf(Explained.class, enclave.explain(account, HELLO));
    assertEquals(new Decision.Allowed("open", 0, List.of()), explained.decision());
    assertEquals(Summary.of(HELLO, account.address()), explained.summary());
  }

  @Test
  void tellsWhyNothingWouldBeSigned() {
    Explained explained = assertInstanceOf(Explained.class, enclave.explain(account, DIGEST));
    var denied = assertInstanceOf(Decision.Denied.class, explained.decision());
    assertEquals("no rule of the policy is about a digest", denied.reason());
    assertEquals(Summary.of(DIGEST, account.address()), explained.summary());
  }

  @Test
  void statesItOverTheRequestersNonce() {
    Explained explained = assertInstanceOf(Explained.class, enclave.explain(account, DIGEST));
    var deed =
        new Deed.Explained(DIGEST.digest(), explained.decision(), explained.summary().digest());
    assertEquals(
        EnclaveStatement.about(
            account, Optional.of(Enclave.NONCE), account.createdAt(), enclave.chain.head(), deed),
        enclave.statements.getLast());
  }

  @Test
  void refusesAPolicyThatSigningCouldNotEvaluate() {
    Account other = with(account, new PolicyText("{\"v\":1}"));
    assertRefused(ErrorCode.POLICY_UNSUPPORTED, enclave.explain(other, HELLO));
  }

  @Test
  void refusesARowThatSigningWouldNotOpen() {
    Sealing own = account.sealing();
    Sealing foreign =
        new Sealing(Enclave.arn("attackers"), 1, own.encryptedDataKey(), own.encryptedPrivateKey());
    assertRefused(ErrorCode.KEY_NOT_ALLOWED, enclave.explain(with(account, foreign), HELLO));
    assertEquals(1, enclave.statements.size(), "nothing is stated but the account's birth");
  }
}
