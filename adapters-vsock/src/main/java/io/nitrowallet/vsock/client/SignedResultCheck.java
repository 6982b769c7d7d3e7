package io.nitrowallet.vsock.client;

import io.nitrowallet.domain.account.Account;
import io.nitrowallet.domain.attestation.EnclaveIdentity;
import io.nitrowallet.domain.bytes.Bytes;
import io.nitrowallet.domain.dsse.DsseEnvelope;
import io.nitrowallet.domain.dsse.VerifyingKey;
import io.nitrowallet.domain.error.ErrorCode;
import io.nitrowallet.domain.error.RefusedException;
import io.nitrowallet.domain.port.out.ReceiptHeads;
import io.nitrowallet.domain.statement.EnclaveStatement;
import io.nitrowallet.domain.statement.EnclaveStatement.Deed;
import io.nitrowallet.formats.json.EnclaveStatementJson;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Holds a signed result to who must have signed it and what was asked.
///
/// @param identity the enclave life that was attested
/// @param nonce what the request brought
/// @param heads told how far receipts go by results that stand
record SignedResultCheck(EnclaveIdentity identity, Bytes nonce, ReceiptHeads heads) {
  /// Returns if `identity` states that it did `deed` with `account` for `nonce`.
  ///
  /// @throws RefusedException with {@link ErrorCode#SIGNATURE_REFUSED} if it did not sign, or
  ///   signed something of another kind; with {@link ErrorCode#REPLY_REFUSED}, which says every
  ///   difference, if it states anything else
  void require(DsseEnvelope signedResult, Account account, Deed deed) {
    EnclaveStatement stated = EnclaveStatementJson.decode(open(signedResult));
    List<String> differences =
        stated.differencesFrom(
            EnclaveStatement.about(
                account, Optional.of(nonce), stated.time(), stated.receipts(), deed));
    if (!differences.isEmpty()) {
      throw new RefusedException(
          ErrorCode.REPLY_REFUSED,
          "do not use the enclave's reply: its signed result is about %s; check what runs on the"
                  .formatted(String.join(", ", differences))
              + " parent instance");
    }
    heads.seen(identity.fingerprint(), stated.receipts());
  }

  private Bytes open(DsseEnvelope signedResult) {
    VerifyingKey key = VerifyingKey.ofEd25519(identity.ed25519());
    try {
      return signedResult.verify(EnclaveStatement.PAYLOAD_TYPE, Map.of(key.text(), key));
    } catch (RefusedException e) {
      throw new RefusedException(
          ErrorCode.SIGNATURE_REFUSED,
          "the result is not signed by the enclave that was attested: %s; if it was restarted, ask"
                  .formatted(e.sentence())
              + " again",
          e);
    }
  }
}
