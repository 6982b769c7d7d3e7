package io.nitrowallet.requester.fleet;

import io.nitrowallet.domain.attestation.EnclaveIdentity;
import io.nitrowallet.domain.error.ErrorCode;
import io.nitrowallet.domain.port.in.AttestUseCase;
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
import io.nitrowallet.domain.service.AttestedIdentity;
import io.nitrowallet.vsock.client.AttestedEnclave;
import io.nitrowallet.vsock.client.ClientLimits;
import io.nitrowallet.vsock.client.RemoteEnclave;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;

/// An enclave behind a vsock address. Attestations go over connections of their own, with a shorter
/// deadline than requests: whoever waits to learn whether an enclave is there waits for no KMS.
final class VsockLink implements FleetLink {
  /// Where nobody else could be asked, a request may take as long as it takes anybody.
  static final ClientLimits ALONE = limits(ClientLimits.DEFAULT.call());

  /// Twice what the enclave grants its call to KMS; after that, another enclave is asked.
  static final ClientLimits AMONG_OTHERS = limits(Duration.ofSeconds(20));

  /// No call to KMS is needed to attest.
  static final ClientLimits ATTESTATION =
      new ClientLimits(
          ClientLimits.DEFAULT.frameBytes(),
          Duration.ofSeconds(2),
          Duration.ofSeconds(10),
          0,
          ClientLimits.DEFAULT.keepIdle());

  private final String name;
  private final RemoteEnclave requests;
  private final RemoteEnclave attestations;
  private final AttestedIdentity identity;
  private final Requester requester;

  /// @param identities makes the session over the enclave that it is given
  VsockLink(
      String name,
      RemoteEnclave requests,
      RemoteEnclave attestations,
      Function<AttestUseCase, AttestedIdentity> identities,
      Requester requester) {
    this.name = name;
    this.requests = requests;
    this.attestations = attestations;
    this.identity = identities.apply(attestations);
    this.requester = requester;
  }

  /// As many connections are kept as requests are made at a time, so that a busy fleet opens none.
  private static ClientLimits limits(Duration call) {
    return new ClientLimits(
        ClientLimits.DEFAULT.frameBytes(),
        ClientLimits.DEFAULT.connect(),
        call,
        FleetLimits.STANDARD.outstanding(),
        ClientLimits.DEFAULT.keepIdle());
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public EnclaveIdentity attest() {
    identity.forget();
    return identity.get();
  }

  @Override
  public Attempt<GenerateAccountResult> generate(GenerateAccountCommand command) {
    return attempt(enclave -> enclave.generate(command));
  }

  /// Each refusal ends the session: the key may have been sealed to a life that is over.
  @Override
  public Attempt<ImportAccountResult> importAccount(ImportAccountCommand command) {
    return switch (attempt(enclave -> enclave.importAccount(command))) {
      case Attempt.Answered<ImportAccountResult>(Refused refused) ->
          new Attempt.Estranged<>(refused);
      case Attempt<ImportAccountResult> other -> other;
    };
  }

  @Override
  public Attempt<MigrateAccountResult> migrate(MigrateAccountCommand command) {
    return attempt(enclave -> enclave.migrate(command));
  }

  @Override
  public Attempt<SignResult> sign(SignCommand command) {
    return attempt(enclave -> enclave.sign(command));
  }

  @Override
  public Attempt<ExplainResult> explain(ExplainCommand command) {
    return attempt(enclave -> enclave.explain(command));
  }

  @Override
  public Attempt<ChangeAccountResult> change(ChangeAccountCommand command) {
    return attempt(enclave -> enclave.change(command));
  }

  @Override
  public Attempt<VerifyAccountResult> verify(VerifyAccountCommand command) {
    return attempt(enclave -> enclave.verify(command));
  }

  private <R> Attempt<R> attempt(Function<AttestedEnclave, R> request) {
    AtomicBoolean lost = new AtomicBoolean();
    RemoteEnclave told = requests.telling(() -> lost.set(true));
    R result =
        request.apply(new AttestedEnclave(told, identity, requester.entropy(), requester.heads()));
    if (lost.get() && !Thread.currentThread().isInterrupted()) { // then it is the caller who left
      return new Attempt.Lost<>(result);
    }
    return result instanceof Refused(var code, _) && code == ErrorCode.SIGNATURE_REFUSED
        ? new Attempt.Estranged<>(result)
        : new Attempt.Answered<>(result);
  }

  @Override
  public void close() {
    requests.close();
    attestations.close();
  }
}
