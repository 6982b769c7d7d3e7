package io.nitrowallet.dev.stack;

import io.nitrowallet.aws.attestation.CoseAttestationVerifier;
import io.nitrowallet.aws.credentials.ParentCredentials;
import io.nitrowallet.domain.account.Account;
import io.nitrowallet.domain.account.AccountName;
import io.nitrowallet.domain.bytes.Bytes;
import io.nitrowallet.domain.ethereum.PersonalMessage;
import io.nitrowallet.domain.policy.AccountPolicy;
import io.nitrowallet.domain.port.in.GenerateAccountCommand;
import io.nitrowallet.domain.port.in.VerifyAccountCommand;
import io.nitrowallet.domain.port.in.VerifyAccountResult;
import io.nitrowallet.domain.service.AttestedIdentity;
import io.nitrowallet.domain.signing.PrivateKey;
import io.nitrowallet.requester.accounts.AccountAudit.Pinning;
import io.nitrowallet.requester.accounts.AccountExplanation.ExplainedFor;
import io.nitrowallet.requester.accounts.AccountRegistration;
import io.nitrowallet.requester.accounts.AccountVerification;
import io.nitrowallet.requester.accounts.BirthInspection;
import io.nitrowallet.requester.accounts.NewAccounts;
import io.nitrowallet.requester.aws.AwsClients;
import io.nitrowallet.requester.composition.RequesterComponent;
import io.nitrowallet.requester.config.Setting;
import io.nitrowallet.requester.credentials.SessionCredential;
import io.nitrowallet.vsock.client.RemoteEnclave;
import io.nitrowallet.vsock.transport.Transport;
import io.nitrowallet.vsock.transport.VsockAddress;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.security.SecureRandom;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/// An operator with pins of their own, who asks for things through a relay.
final class Requester implements AutoCloseable {
  private final LocalStack stack;
  private final RequesterComponent parent;
  private final RemoteEnclave unchecked;
  private final ParentCredentials role;

  Requester(LocalStack stack, String transport, String pins) {
    this.stack = stack;
    this.parent =
        LocalStack.component(
            stack.configurationWith(
                Map.of(
                    Setting.TRANSPORT,
                    transport,
                    Setting.PINS_FILE,
                    stack.layout().home().resolve(pins).toString())));
    this.role = AwsClients.credentials(stack.configuration());
    this.unchecked =
        new RemoteEnclave(
            Transport.parse(transport),
            new VsockAddress(16, LocalStack.ENCLAVE_PORT),
            () -> SessionCredential.of(role));
  }

  Account generate(String name) {
    return parent.registration().register(order(name)).account();
  }

  Account importKey(PrivateKey key, String name) {
    return parent
        .imports()
        .register(key, new AccountName(name), stack.key(), AccountPolicy.OPEN)
        .account();
  }

  void verify(Account account) {
    parent.audit().audit(account.name(), Pinning.NO);
  }

  VerifyAccountResult verifyRow(Account row) {
    return parent.verifyAccount().verify(new VerifyAccountCommand(row));
  }

  void sign(Account account, String text) {
    parent.signing().sign(account.name(), _ -> PersonalMessage.ofText(text));
  }

  ExplainedFor<PersonalMessage> explain(Account account, String text) {
    return parent.explanation().explain(account.name(), _ -> PersonalMessage.ofText(text));
  }

  /// Whether anything was kept of an account of this name.
  boolean knows(String name) {
    AccountName wanted = new AccountName(name);
    return parent.accounts().find(wanted).isPresent() || parent.pins().find(wanted).isPresent();
  }

  /// Generates as a requester would who checked birth certificates, but not who signed results.
  Account generateByCertificateAlone(String name) throws IOException, CertificateException {
    var random = new SecureRandom();
    var verifier = CoseAttestationVerifier.withDevelopmentRoot(root());
    var session =
        new AttestedIdentity(unchecked, verifier, stack.image(), random::nextBytes, Instant::now);
    var newAccounts =
        new NewAccounts(
            new BirthInspection(verifier, stack.image(), Instant::now, session::is),
            parent.accounts(),
            new AccountVerification(unchecked),
            parent.pins());
    return new AccountRegistration(unchecked, newAccounts).register(order(name)).account();
  }

  private GenerateAccountCommand order(String name) {
    return parent
        .orders()
        .order(
            Optional.of(new AccountName(name)),
            Optional.of(stack.key().value()),
            Optional.of(AccountPolicy.OPEN));
  }

  private Bytes root() throws IOException, CertificateException {
    try (InputStream in = Files.newInputStream(stack.layout().home().resolve("nsm-root.pem"))) {
      return Bytes.copyOf(
          CertificateFactory.getInstance("X.509").generateCertificate(in).getEncoded());
    }
  }

  @Override
  public void close() {
    unchecked.close();
    role.close();
    parent.resources().close();
  }
}
