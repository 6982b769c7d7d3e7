package io.nitrowallet.domain.envelope;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.nitrowallet.domain.bytes.Bytes;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.List;
import org.bouncycastle.crypto.AsymmetricCipherKeyPair;
import org.bouncycastle.crypto.InvalidCipherTextException;
import org.bouncycastle.crypto.hpke.HPKE;
import org.bouncycastle.crypto.hpke.HPKEContext;
import org.bouncycastle.crypto.hpke.HPKEContextWithEncapsulation;
import org.bouncycastle.crypto.params.X25519PrivateKeyParameters;
import org.bouncycastle.crypto.params.X25519PublicKeyParameters;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// BouncyCastle's HPKE, and our own second opinion on it, held to RFC 9180's vectors for X25519.
/// Its appendix has none of X25519 with AES-256-GCM; that pair is judged by {@link
/// ImportEnvelopeTest} through the second opinion, which these vectors vouch for.
class HpkeVectorsTest {
  private static final Bytes INFO = ascii("Ode on a Grecian Urn");
  private static final Bytes PLAINTEXT = ascii("Beauty is truth, truth beauty");

  /// A.1.1: AES-128-GCM.
  private static final Vector AES =
      new Vector(
          HPKE.aead_AES_GCM128,
          Bytes.ofHex("52c4a758a802cd8b936eceea314432798d5baf2d7e9235dc084ab1b9cfa2f736"),
          Bytes.ofHex("4612c550263fc8ad58375df3f557aac531d26850903e55a9f23f21d8534e8ac8"),
          Bytes.ofHex("3948cfe0ad1ddb695d780e59077195da6c56506b027329794ab02bca80815c4d"),
          Bytes.ofHex("37fda3567bdbd628e88668c3c8d7e97d1d1253b6d4ea6d44c150f741f1bf4431"),
          List.of(
              Bytes.ofHex(
                  "f938558b5d72f1a23810b4be2ab4f84331acc02fc97babc53a52ae8218a355a9"
                      + "6d8770ac83d07bea87e13c512a"),
              Bytes.ofHex(
                  "af2d7e9ac9ae7e270f46ba1f975be53c09f8d875bdc8535458c2494e8a6eab25"
                      + "1c03d0c22a56b8ca42c2063b84"),
              Bytes.ofHex(
                  "498dfcabd92e8acedc281e85af1cb4e3e31c7dc394a1ca20e173cb7251649158"
                      + "8d96a19ad4a683518973dcc180")));

  /// A.2.1: ChaCha20Poly1305.
  private static final Vector CHACHA =
      new Vector(
          HPKE.aead_CHACHA20_POLY1305,
          Bytes.ofHex("f4ec9b33b792c372c1d2c2063507b684ef925b8c75a42dbcbf57d63ccd381600"),
          Bytes.ofHex("8057991eef8f1f1af18f4a9491d16a1ce333f695d4db8e38da75975c4478e0fb"),
          Bytes.ofHex("4310ee97d88cc1f088a5576c77ab0cf5c3ac797f3d95139c6c84b5429c59662a"),
          Bytes.ofHex("1afa08d3dec047a643885163f1180476fa7ddb54c6a8029ea33f95796bf2ac4a"),
          List.of(
              Bytes.ofHex(
                  "1c5250d8034ec2b784ba2cfd69dbdb8af406cfe3ff938e131f0def8c8b60b4db"
                      + "21993c62ce81883d2dd1b51a28")));

  private static List<Vector> vectors() {
    return List.of(AES, CHACHA);
  }

  @ParameterizedTest
  @MethodSource("vectors")
  void sealsAsPublished(Vector vector) throws InvalidCipherTextException {
    var recipient = new X25519PublicKeyParameters(vector.recipient.toArray(), 0);
    HPKEContextWithEncapsulation context =
        vector.suite().setupBaseS(recipient, INFO.toArray(), pair(vector.ephemeralKey));
    assertEquals(vector.enc, Bytes.copyOf(context.getEncapsulation()));
    for (int i = 0; i < vector.ciphertexts.size(); i++) {
      byte[] sealed = context.seal(aad(i).toArray(), PLAINTEXT.toArray());
      assertEquals(vector.ciphertexts.get(i), Bytes.copyOf(sealed));
    }
  }

  @ParameterizedTest
  @MethodSource("vectors")
  void opensWhatWasPublished(Vector vector) throws InvalidCipherTextException {
    HPKEContext context =
        vector.suite().setupBaseR(vector.enc.toArray(), pair(vector.recipientKey), INFO.toArray());
    for (int i = 0; i < vector.ciphertexts.size(); i++) {
      byte[] opened = context.open(aad(i).toArray(), vector.ciphertexts.get(i).toArray());
      assertEquals(PLAINTEXT, Bytes.copyOf(opened));
    }
  }

  @Test
  void theSecondOpinionOpensWhatWasPublished() throws GeneralSecurityException {
    Bytes opened =
        new IndependentHpke(IndependentHpke.AES_128_GCM)
            .open(
                AES.recipientKey, AES.recipient, AES.enc, INFO, aad(0), AES.ciphertexts.getFirst());
    assertEquals(PLAINTEXT, opened);
  }

  private static AsymmetricCipherKeyPair pair(Bytes key) {
    var parameters = new X25519PrivateKeyParameters(key.toArray(), 0);
    return new AsymmetricCipherKeyPair(parameters.generatePublicKey(), parameters);
  }

  private static Bytes aad(int sequence) {
    return ascii("Count-" + sequence);
  }

  private static Bytes ascii(String text) {
    return Bytes.copyOf(text.getBytes(StandardCharsets.US_ASCII));
  }

  /// RFC 9180, appendix A: base mode, the first messages.
  record Vector(
      short aead,
      Bytes ephemeralKey,
      Bytes recipientKey,
      Bytes recipient,
      Bytes enc,
      List<Bytes> ciphertexts) {
    HPKE suite() {
      return new HPKE(HPKE.mode_base, HPKE.kem_X25519_SHA256, HPKE.kdf_HKDF_SHA256, aead);
    }
  }
}
