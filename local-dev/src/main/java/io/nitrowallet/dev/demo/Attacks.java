package io.nitrowallet.dev.demo;

import io.nitrowallet.aws.credentials.ParentCredentials;
import io.nitrowallet.dev.stack.LocalStack;
import io.nitrowallet.domain.account.Account;
import io.nitrowallet.domain.account.Sealing;
import io.nitrowallet.domain.envelope.AccountBinding;
import io.nitrowallet.domain.error.ErrorCode;
import io.nitrowallet.domain.error.RefusedException;
import io.nitrowallet.domain.policy.AccountPolicy;
import io.nitrowallet.domain.port.in.Refused;
import io.nitrowallet.domain.port.in.VerifyAccountCommand;
import io.nitrowallet.domain.port.in.VerifyAccountResult;
import io.nitrowallet.domain.port.in.VerifyAccountUseCase;
import io.nitrowallet.requester.aws.AwsClients;
import io.nitrowallet.requester.composition.RequesterComponent;
import io.nitrowallet.requester.config.Configuration;
import io.nitrowallet.requester.config.Setting;
import io.nitrowallet.requester.credentials.SessionCredential;
import io.nitrowallet.vsock.client.RemoteEnclave;
import io.nitrowallet.vsock.request.EnclaveReply;
import io.nitrowallet.vsock.request.EnclaveRequest;
import io.nitrowallet.vsock.server.EnclaveServer;
import io.nitrowallet.vsock.server.RequestHandler;
import io.nitrowallet.vsock.server.ServerLimits;
import io.nitrowallet.vsock.transport.VsockAddress;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.kms.KmsClient;
import software.amazon.awssdk.services.kms.model.KmsException;

/// What adversaries of the threat model try. Each attack has to fail for the reason that is meant
/// to stop it; any other outcome fails the demo. The attackers ask enclaves directly: they believe
/// whom they like.
final class Attacks {
  private static final long IMPOSTOR_PORT = 7880;
  private static final long LIAR_PORT = 7881;

  private final LocalStack stack;
  private final RequesterComponent parent;
  private final Transcript transcript;

  Attacks(LocalStack stack, RequesterComponent parent, Transcript transcript) {
    this.stack = stack;
    this.parent = parent;
    this.transcript = transcript;
  }

  void runAll(Account account, Account other) {
    transcript.heading("Five attacks, with root on the parent and its role's credentials");
    decryptWithoutAttestation(account);
    decryptFromAnotherEnclave(account);
    swapCiphertexts(account, other);
    takeANameTwice(account);
    answerForTheEnclave(account);
  }

  /// A stolen instance role asks KMS directly.
  private void decryptWithoutAttestation(Account account) {
    String attack = "Decrypt the account's data key, without attestation";
    Sealing sealing = account.sealing();
    var context =
        new AccountBinding(account.name(), account.address(), account.policy()).encryptionContext();
    Configuration configuration = stack.configuration();
    try (ParentCredentials role = AwsClients.credentials(configuration);
        KmsClient kms = new AwsClients(configuration, role).kms()) {
      kms.decrypt(request ->
          request
              .keyId(sealing.keyArn().value())
              .ciphertextBlob(SdkBytes.fromByteArray(sealing.encryptedDataKey().toArray()))
              .encryptionContext(context.pairs()));
      throw succeeded(attack);
    } catch (KmsException e) {
      String code = e.awsErrorDetails().errorCode();
      if (!code.equals("AccessDeniedException")) {
        throw new DemoFailure(attack + ": stopped by " + code);
      }
      transcript.stopped(attack, code, e.awsErrorDetails().errorMessage());
    }
  }

  /// An enclave with another configuration, and so another PCR0, is given the row.
  private void decryptFromAnotherEnclave(Account account) {
    String attack = "Open the account in an enclave with another PCR0";
    stack.startImpostor(IMPOSTOR_PORT);
    expect(attack, ErrorCode.KMS_DENIED, IMPOSTOR_PORT, account);
  }

  /// The table's owner exchanges two accounts' ciphertexts.
  private void swapCiphertexts(Account account, Account other) {
    Sealing sealing = account.sealing();
    Sealing swapped =
        new Sealing(
            sealing.keyArn(),
            sealing.version(),
            sealing.encryptedDataKey(),
            other.sealing().encryptedPrivateKey());
    Account tampered =
        new Account(
            account.name(),
            account.publicKey(),
            account.policy(),
            account.createdAt(),
            account.birthCertificate(),
            swapped);
    String attack = "Put another account's ciphertext into the row";
    expect(attack, ErrorCode.ROW_TAMPERED, LocalStack.ENCLAVE_PORT, tampered);
  }

  /// A second account of the same name would overwrite the first.
  private void takeANameTwice(Account account) {
    String attack = "Make a second account of the same name";
    var order =
        parent
            .orders()
            .order(Optional.of(account.name()), Optional.empty(), Optional.of(AccountPolicy.OPEN));
    // On this machine the name is pinned; on another one only the table stands in the way.
    var another = at(Map.of(Setting.PINS_FILE, stack.layout().home() + "/other-pins.json"));
    try (var _ = another.resources()) {
      another.registration().register(order);
      throw succeeded(attack);
    } catch (RefusedException e) {
      report(attack, ErrorCode.ACCOUNT_EXISTS, e.code(), e.sentence());
    }
    if (!parent.accounts().find(account.name()).equals(Optional.of(account))) {
      throw new DemoFailure("the first account's row was changed");
    }
  }

  /// The parent answers `verifyAccount` itself, with what the enclave once said of this very row.
  private void answerForTheEnclave(Account account) {
    String attack = "Answer verifyAccount without asking the enclave";
    try (RemoteEnclave enclave = enclave(LocalStack.ENCLAVE_PORT)) {
      EnclaveReply earlier = EnclaveReply.of(enclave.verify(new VerifyAccountCommand(account)));
      RequestHandler lying =
          request ->
              request instanceof EnclaveRequest.Attest(var nonce)
                  ? EnclaveReply.of(enclave.attest(nonce))
                  : earlier;
      var address = VsockAddress.anyCid(LIAR_PORT);
      var requester = at(Map.of(Setting.ENCLAVE_PORT, Long.toString(LIAR_PORT)));
      try (var _ =
              EnclaveServer.start(
                  parent.transport(), address, ServerLimits.DEFAULT, lying, _ -> {});
          var _ = requester.resources()) {
        expect(attack, ErrorCode.REPLY_REFUSED, requester.verifyAccount(), account);
      }
    }
  }

  private void expect(String attack, ErrorCode expected, long port, Account account) {
    try (RemoteEnclave enclave = enclave(port)) {
      expect(attack, expected, enclave, account);
    }
  }

  private void expect(
      String attack, ErrorCode expected, VerifyAccountUseCase enclave, Account account) {
    switch (enclave.verify(new VerifyAccountCommand(account))) {
      case VerifyAccountResult.Verified _ -> throw succeeded(attack);
      case Refused(var code, var message) -> report(attack, expected, code, message);
    }
  }

  /// An enclave as an attacker asks it, who attests nobody.
  private RemoteEnclave enclave(long port) {
    Configuration configuration = stack.configuration();
    return new RemoteEnclave(
        parent.transport(),
        new VsockAddress(LocalStack.FIRST_CID, port),
        () -> {
          try (ParentCredentials role = AwsClients.credentials(configuration)) {
            return SessionCredential.of(role);
          }
        });
  }

  private RequesterComponent at(Map<Setting, String> settings) {
    return LocalStack.component(stack.configurationWith(settings));
  }

  private void report(String attack, ErrorCode expected, ErrorCode actual, String sentence) {
    if (actual != expected) {
      throw new DemoFailure(attack + ": stopped by " + actual + ", meant to be by " + expected);
    }
    transcript.stopped(attack, actual.name(), sentence);
  }

  private static DemoFailure succeeded(String attack) {
    return new DemoFailure(attack + ": it SUCCEEDED");
  }
}
