package io.nitrowallet.requester.fleet;

import io.nitrowallet.domain.attestation.EnclaveIdentity;
import io.nitrowallet.domain.bytes.Bytes;
import io.nitrowallet.domain.error.ErrorCode;
import io.nitrowallet.domain.error.RefusedException;
import io.nitrowallet.domain.ethereum.BareDigest;
import io.nitrowallet.domain.port.in.ChangeAccountCommand;
import io.nitrowallet.domain.port.in.ChangeAccountResult;
import io.nitrowallet.domain.port.in.ExplainCommand;
import io.nitrowallet.domain.port.in.ExplainResult;
import io.nitrowallet.domain.port.in.GenerateAccountCommand;
import io.nitrowallet.domain.port.in.GenerateAccountResult;
import io.nitrowallet.domain.port.in.ImportAccountCommand;
import io.nitrowallet.domain.port.in.ImportAccountResult;
import io.nitrowallet.domain.port.in.MigrateAccountCommand;
import io.nitrowallet.domain.port.in.MigrateAccountResult;
import io.nitrowallet.domain.port.in.Refused;
import io.nitrowallet.domain.port.in.SignCommand;
import io.nitrowallet.domain.port.in.SignResult;
import io.nitrowallet.domain.port.in.VerifyAccountCommand;
import io.nitrowallet.domain.port.in.VerifyAccountResult;
import io.nitrowallet.domain.signing.BouncyCastleSigner;
import io.nitrowallet.domain.summary.Summary;
import io.nitrowallet.requester.accounts.Fixture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// An enclave whose behaviour a test decides.
final class FakeLink implements FleetLink {
  final AtomicInteger attested = new AtomicInteger();
  final AtomicInteger asked = new AtomicInteger();
  private final String name;
  private final AtomicInteger life = new AtomicInteger(1);
  private volatile @Nullable RefusedException absent;
  private volatile Supplier<Attempt<SignResult>> signing = () -> new Attempt.Answered<>(signed());
  private volatile Runnable attesting = () -> {};
  private volatile boolean closed;

  FakeLink(String name) {
    this.name = name;
  }

  private static final BareDigest DIGEST = new BareDigest(Bytes.ofHex("5a".repeat(32)));

  private static SignResult signed() {
    try (var key = Fixture.privateKey(1)) {
      return new SignResult.Signed(
          new BouncyCastleSigner().sign(key, DIGEST.digest()),
          "open",
          Summary.of(DIGEST, Fixture.account(1).address()),
          Fixture.SIGNED);
    }
  }

  /// From now on it signs as `behaviour` says.
  FakeLink signs(Supplier<Attempt<SignResult>> behaviour) {
    signing = behaviour;
    return this;
  }

  FakeLink signsWell() {
    return signs(() -> new Attempt.Answered<>(signed()));
  }

  FakeLink refuses(ErrorCode code) {
    return signs(() -> new Attempt.Answered<>(new Refused(code, name + " refuses")));
  }

  /// It ends, as a process does that is killed.
  FakeLink dies() {
    absent = new RefusedException(ErrorCode.UNAVAILABLE, name + " is gone");
    return signs(() -> new Attempt.Lost<>(new Refused(ErrorCode.UNAVAILABLE, name + " is gone")));
  }

  /// It is started again, as another life.
  FakeLink returns() {
    life.incrementAndGet();
    absent = null;
    return signsWell();
  }

  /// Another life answers; once attested, it is believed.
  FakeLink restartsUnseen() {
    int before = attested.get();
    life.incrementAndGet();
    return signs(() ->
        attested.get() > before
            ? new Attempt.Answered<>(signed())
            : new Attempt.Estranged<>(new Refused(ErrorCode.SIGNATURE_REFUSED, "another life")));
  }

  /// It runs another image.
  FakeLink isAnotherImage() {
    absent = new RefusedException(ErrorCode.ATTESTATION_REFUSED, name + " shows another PCR0");
    return this;
  }

  /// What happens while it is attested.
  FakeLink attesting(Runnable behaviour) {
    attesting = behaviour;
    return this;
  }

  EnclaveIdentity identity() {
    Bytes key = Bytes.ofHex("%s0%s".formatted(name.substring(4).repeat(31), life));
    return new EnclaveIdentity(key, key);
  }

  boolean isClosed() {
    return closed;
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public EnclaveIdentity attest() {
    attested.incrementAndGet();
    attesting.run();
    RefusedException refusal = absent;
    if (refusal != null) {
      throw refusal;
    }
    return identity();
  }

  @Override
  public Attempt<SignResult> sign(SignCommand command) {
    asked.incrementAndGet();
    return signing.get();
  }

  @Override
  public Attempt<GenerateAccountResult> generate(GenerateAccountCommand command) {
    asked.incrementAndGet();
    return switch (signing.get()) {
      case Attempt.Lost<SignResult>(Refused refused) -> new Attempt.Lost<>(refused);
      default ->
          new Attempt.Answered<>(
              new GenerateAccountResult.Generated(Fixture.account(1), Fixture.SIGNED));
    };
  }

  @Override
  public Attempt<ImportAccountResult> importAccount(ImportAccountCommand command) {
    asked.incrementAndGet();
    return switch (signing.get()) {
      case Attempt.Lost<SignResult>(Refused refused) -> new Attempt.Lost<>(refused);
      default ->
          new Attempt.Answered<>(
              new ImportAccountResult.Imported(Fixture.account(1), Fixture.SIGNED));
    };
  }

  @Override
  public Attempt<MigrateAccountResult> migrate(MigrateAccountCommand command) {
    throw new AssertionError("the fleet treats it as it treats generating");
  }

  @Override
  public Attempt<ExplainResult> explain(ExplainCommand command) {
    throw new AssertionError("the fleet treats it as it treats signing");
  }

  @Override
  public Attempt<ChangeAccountResult> change(ChangeAccountCommand command) {
    throw new AssertionError("the fleet treats it as it treats signing");
  }

  @Override
  public Attempt<VerifyAccountResult> verify(VerifyAccountCommand command) {
    throw new AssertionError("the fleet treats it as it treats signing");
  }

  @Override
  public void close() {
    closed = true;
  }
}
