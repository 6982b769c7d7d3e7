package io.nitrowallet.image.release;

import io.nitrowallet.domain.bytes.Bytes;
import io.nitrowallet.domain.dsse.DsseEnvelope;
import io.nitrowallet.domain.dsse.VerifyingKey;
import io.nitrowallet.domain.error.ErrorCode;
import io.nitrowallet.domain.error.RefusedException;
import io.nitrowallet.domain.release.ReleaseManifest;
import io.nitrowallet.formats.json.DsseJson;
import io.nitrowallet.formats.json.ReleaseManifestJson;
import io.nitrowallet.formats.json.StrictJson;
import io.nitrowallet.image.content.Content;
import io.nitrowallet.image.pem.Pem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/// The file that a manifest is published in: a DSSE envelope, or the bare manifest of a build that
/// nobody signed.
public final class ManifestFile {
  /// The key id of the one signature.
  static final String KEY_ID = "release";

  private ManifestFile() {}

  /// The manifest in `content`.
  ///
  /// A signed one is not read without the key, and with a key no other is read: whoever can take
  /// the signature away must not be believed either.
  ///
  /// @param key the release's public key, where signatures are asked for
  /// @throws RefusedException with {@link ErrorCode#SIGNATURE_REFUSED} if the signature is missing
  ///   or does not hold; with {@link ErrorCode#INVALID_VALUE} if the key is missing; with {@link
  ///   ErrorCode#IMAGE_REFUSED} if there is no manifest
  public static ReleaseManifest read(Bytes content, Optional<VerifyingKey> key) {
    if (!isSigned(content)) {
      if (key.isPresent()) {
        throw new RefusedException(
            ErrorCode.SIGNATURE_REFUSED,
            "the manifest is not signed, though a key was given to verify it");
      }
      return ReleaseManifestJson.decode(content);
    }
    VerifyingKey known =
        key.orElseThrow(() ->
            new RefusedException(
                ErrorCode.INVALID_VALUE,
                "the manifest is signed: give the release's public key, from where you trust it"));
    DsseEnvelope envelope = DsseJson.decode(content);
    return ReleaseManifestJson.decode(
        envelope.verify(ReleaseManifest.PAYLOAD_TYPE, Map.of(KEY_ID, known)));
  }

  /// The public key in `pem`, a SubjectPublicKeyInfo under `PUBLIC KEY`.
  ///
  /// @throws RefusedException with {@link ErrorCode#INVALID_VALUE} if it is no Ed25519 or P-256 key
  public static VerifyingKey publicKey(Bytes pem) {
    return Pem.block(pem.toArray(), "PUBLIC KEY")
        .map(block -> block.use(Bytes::copyOf))
        .map(VerifyingKey::decode)
        .orElseThrow(() ->
            new RefusedException(
                ErrorCode.INVALID_VALUE, "the key is not one public key in PEM (PUBLIC KEY)"));
  }

  /// What lies in `file`.
  ///
  /// @throws RefusedException with {@link ErrorCode#INVALID_VALUE} if it cannot be read; with
  ///   {@link ErrorCode#IMAGE_REFUSED} if it is too long for a manifest
  static Bytes content(Path file) {
    try {
      Content content = Content.of(file);
      if (content.length() > StrictJson.MAX_LENGTH) {
        throw new RefusedException(
            ErrorCode.IMAGE_REFUSED, "the release manifest is over 1 MiB long");
      }
      return content.bytes(StrictJson.MAX_LENGTH);
    } catch (IOException e) {
      throw new RefusedException(
          ErrorCode.INVALID_VALUE, "the release manifest " + file + " cannot be read", e);
    }
  }

  /// Writes `manifest` into `file`, signed where there is a key.
  public static void write(ReleaseManifest manifest, Optional<ReleaseSigningKey> key, Path file)
      throws IOException {
    Bytes content =
        key.map(signing -> StrictJson.write(DsseJson.encode(signing.sign(manifest))))
            .orElseGet(() -> ReleaseManifestJson.encode(manifest));
    Files.write(file, content.toArray());
  }

  private static boolean isSigned(Bytes content) {
    try {
      return StrictJson.parse(content).has("payloadType");
    } catch (RefusedException e) {
      throw new RefusedException(
          ErrorCode.IMAGE_REFUSED, "the release manifest is refused: " + e.sentence(), e);
    }
  }
}
