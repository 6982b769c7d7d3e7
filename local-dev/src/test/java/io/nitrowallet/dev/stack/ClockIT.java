package io.nitrowallet.dev.stack;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.nitrowallet.domain.account.AccountName;
import io.nitrowallet.domain.attestation.AttestationVerdict;
import io.nitrowallet.domain.error.ErrorCode;
import io.nitrowallet.domain.error.RefusedException;
import io.nitrowallet.domain.ethereum.PersonalMessage;
import io.nitrowallet.domain.policy.AccountPolicy;
import io.nitrowallet.domain.port.in.CheckHealthResult;
import io.nitrowallet.requester.composition.RequesterComponent;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

/// An enclave whose kernel tells another time than its NSM does nothing that depends on the time.
@ExtendWith(SharedStack.class)
@Timeout(60)
final class ClockIT {
  private static final long PORT = 7886;
  private static final Duration BEYOND = Duration.ofSeconds(70);

  private static volatile Duration skew = Duration.ZERO;
  private static EnclaveInTest enclave;
  private static RequesterComponent parent;

  @BeforeAll
  static void start(LocalStack stack) {
    enclave = new EnclaveInTest(stack, PORT, _ -> {}, own -> own, () -> Instant.now().plus(skew));
    parent = enclave.parent();
  }

  @AfterAll
  static void stop() {
    parent.resources().close();
    enclave.close();
  }

  @Test
  void signsNothingWhileItsClocksDifferAndGoesOnWhenTheyAgreeAgain() {
    AccountName name = new AccountName("clock");
    register(name);
    sign(name);
    for (Duration off : new Duration[] {BEYOND, BEYOND.negated()}) {
      skew = off;
      var refused = assertThrows(RefusedException.class, () -> sign(name));
      assertEquals(ErrorCode.CLOCK_UNRELIABLE, refused.code());
      assertTrue(refused.sentence().contains("differ by more than 60 s"), refused.sentence());
      assertThrows(RefusedException.class, () -> register(new AccountName("clock-other")));
      assertInstanceOf(CheckHealthResult.Healthy.class, parent.health().check());
      assertInstanceOf(AttestationVerdict.Verified.class, parent.attestation().ask().verdict());
      skew = Duration.ZERO;
      sign(name);
    }
  }

  private static void sign(AccountName name) {
    parent.signing().sign(name, _ -> PersonalMessage.ofText("what time is it?"));
  }

  private static void register(AccountName name) {
    var order =
        parent.orders().order(Optional.of(name), Optional.empty(), Optional.of(AccountPolicy.OPEN));
    parent.registration().register(order);
  }
}
