package io.nitrowallet.domain.service;

import io.nitrowallet.domain.account.Account;
import io.nitrowallet.domain.account.AccountReference;
import io.nitrowallet.domain.account.PublicKey;
import io.nitrowallet.domain.bytes.Bytes;
import io.nitrowallet.domain.error.ErrorCode;
import io.nitrowallet.domain.error.RefusedException;
import io.nitrowallet.domain.port.in.SignCommand;
import io.nitrowallet.domain.port.in.SignResult;
import io.nitrowallet.domain.port.in.SignResult.Signed;
import io.nitrowallet.domain.port.in.SignUseCase;
import io.nitrowallet.domain.receipt.RecordedOperation;
import io.nitrowallet.domain.signing.PrivateKey;
import io.nitrowallet.domain.signing.RecoverableSigner;
import io.nitrowallet.domain.signing.Secp256k1;
import io.nitrowallet.domain.signing.Signature;
import io.nitrowallet.domain.statement.EnclaveStatement.Deed;
import io.nitrowallet.domain.summary.Summary;
import java.util.Optional;

/// Signs. Policy and approvals are judged first, so that a denied request never reaches KMS; the
/// private key lives from the unwrapping to the end of the request, and the signature is verified
/// before it is released, so that a computation gone wrong cannot give the key away.
public final class SignService implements SignUseCase {
  private final KeyVault vault;
  private final RecoverableSigner signer;
  private final Judge judge;
  private final Notary notary;

  /// Composes the use case for one request.
  public SignService(KeyVault vault, RecoverableSigner signer, Judge judge, Notary notary) {
    this.vault = vault;
    this.signer = signer;
    this.judge = judge;
    this.notary = notary;
  }

  @Override
  public SignResult sign(SignCommand command) {
    Account account = command.account();
    Cause cause =
        new Cause(
            RecordedOperation.SIGN,
            AccountReference.of(account),
            command.nonce(),
            command.intent());
    Summary summary = Summary.of(command.signable(), account.address());
    try {
      String rule = judge.requireRule(account, command.signable(), command.intent());
      Bytes digest = command.signable().digest();
      Signature signature = sign(account, digest);
      var deed = new Deed.Signed(digest, signature.encode(), rule, summary.digest());
      return new Signed(signature, rule, summary, notary.record(cause, account, deed, summary));
    } catch (RefusedException e) {
      return notary.refuse(cause, Optional.of(summary), e);
    }
  }

  private Signature sign(Account account, Bytes digest) {
    try (PrivateKey key = vault.open(account)) {
      Signature signature = signer.sign(key, digest);
      boolean verifies = Secp256k1.verify(account.publicKey(), digest, signature);
      // A wrong parity verifies, but names another sender.
      Optional<PublicKey> recovered = Secp256k1.recover(digest, signature);
      if (!verifies || !recovered.equals(Optional.of(account.publicKey()))) {
        throw new RefusedException(
            ErrorCode.INTERNAL, "the signature did not verify and was withheld");
      }
      return signature;
    }
  }
}
