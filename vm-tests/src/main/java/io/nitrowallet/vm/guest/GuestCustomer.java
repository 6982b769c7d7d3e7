package io.nitrowallet.vm.guest;

import io.nitrowallet.domain.account.Account;
import io.nitrowallet.domain.account.AccountName;
import io.nitrowallet.domain.account.Address;
import io.nitrowallet.domain.attestation.PcrValues;
import io.nitrowallet.domain.error.ErrorCode;
import io.nitrowallet.domain.error.RefusedException;
import io.nitrowallet.domain.ethereum.PersonalMessage;
import io.nitrowallet.domain.policy.AccountPolicy;
import io.nitrowallet.domain.port.in.CheckHealthResult.Healthy;
import io.nitrowallet.domain.port.in.Refused;
import io.nitrowallet.domain.port.in.SignCommand;
import io.nitrowallet.domain.port.in.SignResult.Signed;
import io.nitrowallet.domain.port.out.Entropy;
import io.nitrowallet.domain.service.AttestedIdentity;
import io.nitrowallet.domain.signing.Secp256k1;
import io.nitrowallet.requester.accounts.AccountOrders;
import io.nitrowallet.requester.accounts.AccountRegistration;
import io.nitrowallet.requester.accounts.AccountVerification;
import io.nitrowallet.requester.accounts.BirthInspection;
import io.nitrowallet.requester.accounts.NewAccounts;
import io.nitrowallet.requester.accounts.PinFile;
import io.nitrowallet.vsock.client.AttestedEnclave;
import io.nitrowallet.vsock.client.RemoteEnclave;
import io.nitrowallet.vsock.transport.AfVsock;
import io.nitrowallet.vsock.transport.VsockAddress;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Supplier;

/// Asks the enclave over the loopback of AF_VSOCK, with all the checks that the command line makes.
/// In emulation everything may take long, so what times out is asked again for a while.
final class GuestCustomer implements AutoCloseable {
  private static final VsockAddress ENCLAVE = new VsockAddress(1, 7878);
  private static final Duration PATIENCE = Duration.ofMinutes(6);
  private static final AccountName NAME = new AccountName("guest");

  private final RemoteEnclave remote;
  private final AttestedEnclave enclave;
  private final AccountOrders orders;
  private final AccountRegistration registration;
  private final Instant deadline = Instant.now().plus(PATIENCE);

  /// @param image the registers that the enclave must show
  GuestCustomer(GuestCloud cloud, PcrValues image) {
    Entropy random = new SecureRandom()::nextBytes;
    this.remote = new RemoteEnclave(new AfVsock(), ENCLAVE, cloud::credential);
    var identity = new AttestedIdentity(remote, cloud.verifier(), image, random, Instant::now);
    this.enclave = new AttestedEnclave(remote, identity, random, (_, _) -> {});
    this.orders = new AccountOrders(random, Instant::now);
    this.registration =
        new AccountRegistration(
            enclave,
            new NewAccounts(
                new BirthInspection(cloud.verifier(), image, Instant::now, identity::is),
                new GuestTable(),
                new AccountVerification(enclave),
                new PinFile(Path.of("/tmp/pins.json"), "guest")));
  }

  /// The version of the enclave, once it serves.
  String awaitHealthy() throws InterruptedException {
    return untilAvailable(() ->
        switch (remote.check()) {
          case Healthy healthy -> healthy.version();
          case Refused(var code, var message) -> throw new RefusedException(code, message);
        });
  }

  /// A new account: generated, its certificate checked, kept, read back, opened, pinned.
  Account register() throws InterruptedException {
    return untilAvailable(() ->
        registration
            .register(
                orders.order(Optional.of(NAME), Optional.empty(), Optional.of(AccountPolicy.OPEN)))
            .account());
  }

  /// Signs a message with `account`, and recovers the signer.
  Address sign(Account account) throws InterruptedException {
    PersonalMessage message = PersonalMessage.ofText("over a real vsock");
    return untilAvailable(() ->
        switch (enclave.sign(new SignCommand(account, message))) {
          case Signed signed ->
              Secp256k1.recover(message.digest(), signed.signature()).orElseThrow().address();
          case Refused(var code, var sentence) -> throw new RefusedException(code, sentence);
        });
  }

  private <T> T untilAvailable(Supplier<T> request) throws InterruptedException {
    while (true) {
      try {
        return request.get();
      } catch (RefusedException e) {
        if (e.code() != ErrorCode.UNAVAILABLE || Instant.now().isAfter(deadline)) {
          throw e;
        }
        System.out.println("not yet: " + e.sentence());
        Thread.sleep(Duration.ofMillis(500));
      }
    }
  }

  @Override
  public void close() {
    remote.close();
  }
}
