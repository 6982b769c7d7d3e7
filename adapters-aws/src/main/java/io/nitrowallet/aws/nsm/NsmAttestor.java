package io.nitrowallet.aws.nsm;

import io.nitrowallet.domain.attestation.AttestationDocument;
import io.nitrowallet.domain.bytes.Bytes;
import io.nitrowallet.domain.error.ErrorCode;
import io.nitrowallet.domain.error.RefusedException;
import io.nitrowallet.domain.port.out.Attestor;
import io.nitrowallet.formats.cbor.NsmRequest;
import io.nitrowallet.formats.cbor.NsmResponse;
import java.util.Optional;
import java.util.stream.Stream;

/// Attests by asking the module.
public final class NsmAttestor implements Attestor {
  private final NsmCalls module;

  /// Asks `module`, which stays its owner's.
  public NsmAttestor(SecureModule module) {
    this.module = new NsmCalls(module);
  }

  @Override
  public Bytes attest(Statement statement) {
    boolean tooLong =
        Stream.of(statement.publicKey(), statement.userData(), statement.nonce())
            .flatMap(Optional::stream)
            .anyMatch(field -> field.length() > MAX_FIELD);
    if (tooLong) {
      throw new RefusedException(
          ErrorCode.NSM_FAILED,
          "the Nitro Secure Module attests fields of at most " + MAX_FIELD + " bytes");
    }
    NsmRequest request =
        new NsmRequest.Attestation(statement.userData(), statement.nonce(), statement.publicKey());
    Bytes document = module.call(request, NsmResponse.Attested.class).document();
    if (document.length() == 0 || document.length() > AttestationDocument.MAX_LENGTH) {
      throw new RefusedException(
          ErrorCode.NSM_FAILED,
          "the Nitro Secure Module made a document of " + document.length() + " bytes");
    }
    return document;
  }
}
