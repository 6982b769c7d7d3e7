package io.nitrowallet.requester.accounts;

import io.nitrowallet.domain.account.Account;
import io.nitrowallet.domain.attestation.BirthStatement;
import io.nitrowallet.domain.attestation.BirthStatement.Origin;
import io.nitrowallet.domain.bytes.Bytes;
import io.nitrowallet.domain.error.RefusedException;
import io.nitrowallet.formats.cbor.AttestationDocumentCodec;
import io.nitrowallet.formats.cbor.CoseSign1;
import java.util.Arrays;
import java.util.Optional;

/// What a row's birth certificate states of its origin, to be shown beside the rest of what the
/// table says. It proves nothing: `account verify` does.
public final class StatedOrigin {
  private StatedOrigin() {}

  /// The origin, or nothing where there is no readable certificate, or one of another account.
  public static Optional<Origin> of(Account account) {
    Optional<Bytes> stated = userData(account.birthCertificate());
    return Arrays.stream(Origin.values())
        .filter(origin -> stated.equals(Optional.of(BirthStatement.of(account, origin).userData())))
        .findFirst();
  }

  private static Optional<Bytes> userData(Bytes certificate) {
    try {
      return AttestationDocumentCodec.decode(CoseSign1.decode(certificate).payload()).userData();
    } catch (RefusedException _) {
      return Optional.empty();
    }
  }
}
