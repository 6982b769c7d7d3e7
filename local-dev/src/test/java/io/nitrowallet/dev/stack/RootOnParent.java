package io.nitrowallet.dev.stack;

import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import io.nitrowallet.aws.credentials.ParentCredentials;
import io.nitrowallet.domain.account.Account;
import io.nitrowallet.domain.account.AccountName;
import io.nitrowallet.domain.account.PolicyText;
import io.nitrowallet.domain.port.in.GenerateAccountCommand;
import io.nitrowallet.domain.port.in.GenerateAccountResult.Generated;
import io.nitrowallet.domain.port.in.ListReceiptsResult.Receipts;
import io.nitrowallet.requester.aws.AwsClients;
import io.nitrowallet.requester.credentials.SessionCredential;
import io.nitrowallet.vsock.client.RemoteEnclave;
import io.nitrowallet.vsock.request.Credential;
import io.nitrowallet.vsock.transport.UnixDirectory;
import io.nitrowallet.vsock.transport.VsockAddress;
import java.util.Optional;
import java.util.function.UnaryOperator;

/// Whoever has the parent instance and its role, and one enclave life at their disposal.
final class RootOnParent implements AutoCloseable {
  private final EnclaveInTest life;
  private final VsockAddress address;
  private final UnixDirectory sockets;
  private final ParentCredentials role;
  private final RemoteEnclave enclave;

  RootOnParent(LocalStack stack, long port) {
    this.life = new EnclaveInTest(stack, port, _ -> {}, UnaryOperator.identity());
    this.address = new VsockAddress(16, port);
    this.sockets = new UnixDirectory(stack.layout().sockets());
    this.role = AwsClients.credentials(stack.configuration());
    this.enclave = new RemoteEnclave(sockets, address, () -> SessionCredential.of(role));
  }

  RemoteEnclave enclave() {
    return enclave;
  }

  /// The same enclave, asked with credentials that KMS does not know.
  RemoteEnclave withoutCredentials() {
    var nobody = new Credential("ASIANOBODYNOBODYNOBO", "nobodys-secret", "nobodys-token");
    return new RemoteEnclave(sockets, address, () -> nobody);
  }

  Account generate(String name, PolicyText policy) {
    return assertInstanceOf(
            Generated.class,
            enclave.generate(
                new GenerateAccountCommand(
                    new AccountName(name),
                    Optional.empty(),
                    Optional.of(policy),
                    Optional.empty())))
        .account();
  }

  /// The newest receipts of this life.
  Receipts receipts() {
    Receipts head = assertInstanceOf(Receipts.class, enclave.receipts(Long.MAX_VALUE));
    long newest = Math.max(1, head.head().sequence());
    return assertInstanceOf(Receipts.class, enclave.receipts(newest));
  }

  @Override
  public void close() {
    enclave.close();
    role.close();
    life.close();
  }
}
