package io.nitrowallet.parent.attestation;

import io.nitrowallet.domain.bytes.Bytes;
import io.nitrowallet.domain.dsse.VerifyingKey;
import io.nitrowallet.domain.error.ErrorCode;
import io.nitrowallet.domain.error.RefusedException;
import io.nitrowallet.domain.secret.SecretBytes;
import io.nitrowallet.image.pem.Pem;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/// The public key that signs releases, as a file.
public final class ReleaseKey {
  private static final int MAX_LENGTH = 4096;

  private ReleaseKey() {}

  /// The key in `file`: a PEM block `PUBLIC KEY` of Ed25519 or P-256.
  ///
  /// @throws RefusedException with {@link ErrorCode#INVALID_VALUE} if there is none
  public static VerifyingKey read(Path file) {
    try (InputStream in = Files.newInputStream(file);
        SecretBytes key =
            Pem.block(in.readNBytes(MAX_LENGTH), "PUBLIC KEY")
                .orElseThrow(() ->
                    new RefusedException(
                        ErrorCode.INVALID_VALUE,
                        "%s holds no public key in PEM".formatted(file)))) {
      return VerifyingKey.decode(key.use(Bytes::copyOf));
    } catch (IOException e) {
      throw new RefusedException(
          ErrorCode.INVALID_VALUE, "the file %s cannot be read".formatted(file), e);
    }
  }
}
