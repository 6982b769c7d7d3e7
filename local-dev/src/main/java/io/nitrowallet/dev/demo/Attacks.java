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
import io.nitrowallet.domain.port.in.VerifyAccountResult;
import io.nitrowallet.parent.aws.AwsClients;
import io.nitrowallet.parent.composition.ParentComponent;
import io.nitrowallet.parent.config.Configuration;
import io.nitrowallet.parent.config.Setting;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.kms.KmsClient;
import software.amazon.awssdk.services.kms.model.KmsException;

/// What adversaries of the threat model try. Each attack has to fail for the reason that is meant
/// to stop it; any other outcome fails the demo.
final class Attacks {
  private static final long IMPOSTOR_PORT = 7880;

  private final LocalStack stack;
  private final ParentComponent parent;
  private final Transcript transcript;

  Attacks(LocalStack stack, ParentComponent parent, Transcript transcript) {
    this.stack = stack;
    this.parent = parent;
    this.transcript = transcript;
  }

  void runAll(Account account, Account other) {
    transcript.heading("Four attacks, with root on the parent and its role's credentials");
    decryptWithoutAttestation(account);
    decryptFromAnotherEnclave(account);
    swapCiphertexts(account, other);
    takeANameTwice(account);
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
    var impostor = at(Map.of(Setting.ENCLAVE_PORT, Long.toString(IMPOSTOR_PORT)));
    expect(attack, ErrorCode.KMS_DENIED, impostor, account);
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
    expect(attack, ErrorCode.ROW_TAMPERED, parent, tampered);
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

  private void expect(String attack, ErrorCode expected, ParentComponent asking, Account account) {
    switch (asking.verifyAccount().verify(account)) {
      case VerifyAccountResult.Verified _ -> throw succeeded(attack);
      case Refused(var code, var message) -> report(attack, expected, code, message);
    }
  }

  private ParentComponent at(Map<Setting, String> settings) {
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
