package io.nitrowallet.dev.stack;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.nitrowallet.domain.account.Account;
import io.nitrowallet.domain.account.AccountName;
import io.nitrowallet.domain.attestation.AttestationVerdict;
import io.nitrowallet.domain.error.ErrorCode;
import io.nitrowallet.domain.error.RefusedException;
import io.nitrowallet.domain.ethereum.PersonalMessage;
import io.nitrowallet.domain.policy.AccountPolicy;
import io.nitrowallet.domain.port.in.CheckHealthResult;
import io.nitrowallet.domain.port.in.VerifyAccountCommand;
import io.nitrowallet.domain.port.in.VerifyAccountResult;
import io.nitrowallet.domain.port.out.Entropy;
import io.nitrowallet.requester.composition.RequesterComponent;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// An enclave whose randomness fails makes no key (issue 2, item 7), and goes on doing what needs
/// none.
@ExtendWith(SharedStack.class)
@Timeout(60)
final class EntropyFailureIT {
  private static final long PORT = 7881;

  private static final AtomicInteger DRAWS_LEFT = new AtomicInteger(Integer.MAX_VALUE);
  private static volatile Failure failure = Failure.THROWS;
  private static EnclaveInTest enclave;
  private static RequesterComponent parent;

  enum Failure {
    /// The source says that it failed.
    THROWS,
    /// It says so at the second draw, when there is a key but no salt to seal it with.
    THROWS_BETWEEN,
    /// It repeats what is no private key, without saying anything.
    ZEROS,
    /// The same, above the curve's order.
    ONES
  }

  @BeforeAll
  static void start(LocalStack stack) {
    enclave = new EnclaveInTest(stack, PORT, _ -> {}, EntropyFailureIT::failing);
    parent = enclave.parent();
  }

  @AfterAll
  static void stop() {
    DRAWS_LEFT.set(Integer.MAX_VALUE);
    parent.resources().close();
    enclave.close();
  }

  private static Entropy failing(Entropy real) {
    return target -> {
      if (DRAWS_LEFT.getAndUpdate(left -> Math.max(0, left - 1)) > 0) {
        real.fill(target);
        return;
      }
      switch (failure) {
        case THROWS, THROWS_BETWEEN ->
            throw new RefusedException(ErrorCode.ENTROPY_FAILED, "the source failed");
        case ZEROS -> Arrays.fill(target, (byte) 0);
        case ONES -> Arrays.fill(target, (byte) 0xff);
      }
    };
  }

  private static Account register(AccountName name) {
    return parent
        .registration()
        .register(
            parent
                .orders()
                .order(Optional.of(name), Optional.empty(), Optional.of(AccountPolicy.OPEN)))
        .account();
  }

  @ParameterizedTest
  @EnumSource(Failure.class)
  void makesNoKeyAndServesOn(Failure kind) {
    String prefix = "entropy-" + kind.name().toLowerCase(Locale.ROOT).replace('_', '-');
    Account before = register(new AccountName(prefix + "-before"));

    failure = kind;
    DRAWS_LEFT.set(kind == Failure.THROWS_BETWEEN ? 1 : 0);
    AccountName name = new AccountName(prefix);
    for (int attempt = 0; attempt < 2; attempt++) {
      var refused = assertThrows(RefusedException.class, () -> register(name));
      assertEquals(ErrorCode.ENTROPY_FAILED, refused.code());
    }
    assertEquals(Optional.empty(), parent.accounts().find(name));
    assertEquals(Optional.empty(), parent.pins().find(name));

    assertInstanceOf(AttestationVerdict.Verified.class, parent.attestation().ask().verdict());
    assertInstanceOf(CheckHealthResult.Healthy.class, parent.health().check());
    assertInstanceOf(
        VerifyAccountResult.Verified.class,
        parent.verifyAccount().verify(new VerifyAccountCommand(before)));
    // Deterministic (RFC 6979), so that it needs no randomness either.
    parent.signing().sign(before.name(), _ -> PersonalMessage.ofText("still here"));

    DRAWS_LEFT.set(Integer.MAX_VALUE);
    register(name);
  }
}
