package io.nitrowallet.domain.service;

import io.nitrowallet.domain.account.Account;
import io.nitrowallet.domain.attestation.AttestationExpectations;
import io.nitrowallet.domain.attestation.AttestationVerdict.Rejected;
import io.nitrowallet.domain.attestation.AttestationVerdict.TrustRoot;
import io.nitrowallet.domain.attestation.AttestationVerdict.Verified;
import io.nitrowallet.domain.attestation.BirthStatement;
import io.nitrowallet.domain.attestation.BirthStatement.Origin;
import io.nitrowallet.domain.attestation.EnclaveIdentity;
import io.nitrowallet.domain.bytes.Bytes;
import io.nitrowallet.domain.error.ErrorCode;
import io.nitrowallet.domain.error.RefusedException;
import io.nitrowallet.domain.port.out.AttestationVerifier;
import java.util.Set;

/// Checks a birth certificate, on the requester's side, before an address is shown (protocol.md
/// §3).
///
/// Stops a relay, such as root on the parent, that answers a generation with a key it imported,
/// with another policy, under another KMS key, from another image, or with an older certificate.
public final class BirthCertificateCheck {
  private final AttestationVerifier verifier;

  /// Judges certificates with `verifier`.
  public BirthCertificateCheck(AttestationVerifier verifier) {
    this.verifier = verifier;
  }

  /// Checks that `account` was born in an enclave that meets `expectations`, of one of the
  /// `accepted` origins, with the row's own name, public key, KMS key and policy.
  ///
  /// Name, KMS key and policy of the row must themselves have been compared with what was asked
  /// for.
  ///
  /// @return where the account was born
  /// @throws RefusedException with {@link ErrorCode#BIRTH_CERTIFICATE_REFUSED}, which says every
  ///   difference
  public Birthplace check(
      Account account, Set<Origin> accepted, AttestationExpectations expectations) {
    return switch (verifier.verify(account.birthCertificate(), expectations)) {
      case Rejected rejected ->
          throw refused(rejected.sentence("the birth certificate is refused: "));
      case Verified verified -> {
        Origin origin = originIn(verified, account, accepted);
        yield new Birthplace(identityIn(verified), origin, verified.root());
      }
    };
  }

  private static Origin originIn(Verified verified, Account account, Set<Origin> accepted) {
    Bytes stated = verified.document().userData().orElse(Bytes.EMPTY);
    return accepted.stream()
        .filter(origin -> BirthStatement.of(account, origin).userData().equals(stated))
        .findAny()
        .orElseThrow(() ->
            refused(
                "the birth certificate states another origin, name, public key, KMS key or policy"
                    + " than the row"));
  }

  private static EnclaveIdentity identityIn(Verified verified) {
    Bytes publicKey = verified.document().publicKey().orElse(Bytes.EMPTY);
    try {
      return EnclaveIdentity.decode(publicKey);
    } catch (RefusedException e) {
      throw refused("the birth certificate does not hold an enclave's identity: " + e.sentence());
    }
  }

  private static RefusedException refused(String sentence) {
    return new RefusedException(ErrorCode.BIRTH_CERTIFICATE_REFUSED, sentence);
  }

  /// Where an account was born.
  ///
  /// @param enclave the identity of the enclave life
  /// @param origin where its private key came from
  /// @param root what the certificate chains to; only AWS's own proves an enclave
  public record Birthplace(EnclaveIdentity enclave, Origin origin, TrustRoot root) {}
}
