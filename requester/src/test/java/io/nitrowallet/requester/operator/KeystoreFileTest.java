package io.nitrowallet.requester.operator;

import static io.nitrowallet.requester.operator.Refusals.requireRefused;
import static io.nitrowallet.requester.operator.Refusals.secret;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.nitrowallet.domain.bytes.Bytes;
import io.nitrowallet.domain.error.ErrorCode;
import io.nitrowallet.domain.secret.SecretBytes;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.spec.ECGenParameterSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class KeystoreFileTest {
  private static final String PASSPHRASE = "correct horse Ünïcödé";
  private static final Bytes MESSAGE = Bytes.copyOf("DSSEv1 …".getBytes(UTF_8));

  @TempDir private Path folder = Path.of("");
  private KeystoreFile file = new KeystoreFile(Path.of(""));

  @BeforeEach
  void name() {
    file = new KeystoreFile(folder.resolve("alice.p12"));
  }

  @ParameterizedTest
  @EnumSource
  void aKeyThatWasMadeSignsAgainOnceItIsOpened(KeyKind kind) {
    var made = file.create(kind, secret(PASSPHRASE)).publicKey();
    try (OperatorKey opened = file.open(secret(PASSPHRASE))) {
      assertEquals(made, opened.publicKey());
      assertEquals(kind, KeyKind.of(made));
      Bytes signature = opened.sign(MESSAGE);
      assertTrue(made.verifies(MESSAGE, signature));
      assertFalse(made.verifies(Bytes.EMPTY, signature));
      assertEquals(kind == KeyKind.ED25519, signature.length() == 64);
    }
  }

  @Test
  void isItsOwnersAloneAndHoldsNothingInTheClear() throws IOException {
    file.create(KeyKind.P256, secret(PASSPHRASE));
    assertEquals(
        PosixFilePermissions.fromString("rw-------"), Files.getPosixFilePermissions(file.path()));
    String content = Bytes.copyOf(Files.readAllBytes(file.path())).hex();
    // rsaEncryption's cousin id-ecPublicKey stands in every P-256 key and certificate
    assertFalse(content.contains("2a8648ce3d0201"), "the key or its certificate is not encrypted");
  }

  @Test
  void isNeverOverwritten() throws IOException {
    Files.writeString(file.path(), "something else");
    List<String> asked = new ArrayList<>();
    requireRefused(
        ErrorCode.INVALID_VALUE,
        "exists already",
        () ->
            file.create(
                KeyKind.ED25519,
                () -> {
                  asked.add("in vain");
                  return secret(PASSPHRASE).get();
                }));
    assertEquals(List.of(), asked);
    requireRefused(
        ErrorCode.INVALID_VALUE,
        "exists already",
        () -> NewPrivateFile.write(file.path(), new byte[1]));
    assertEquals("something else", Files.readString(file.path()));
  }

  @Test
  void aWrongPassphraseOpensNothing() {
    file.create(KeyKind.ED25519, secret(PASSPHRASE));
    requireRefused(
        ErrorCode.INVALID_VALUE,
        "passphrase does not open",
        () -> file.open(secret("correct horse Unicode")));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "eleven char"})
  void aPassphraseThatIsSoonGuessedIsRefused(String passphrase) {
    requireRefused(
        ErrorCode.INVALID_VALUE,
        "passphrase",
        () -> file.create(KeyKind.ED25519, secret(passphrase)));
    assertFalse(Files.exists(file.path()));
  }

  @Test
  void overwritesThePassphraseAfterUse() {
    SecretBytes passphrase = secret(PASSPHRASE).get();
    file.create(KeyKind.ED25519, () -> passphrase);
    assertTrue(passphrase.isDestroyed());
    char[][] seen = new char[1][];
    SecretText.lend(secret("typed").get(), text -> seen[0] = text);
    assertArrayEquals(new char[5], seen[0]);
    requireRefused(
        ErrorCode.INVALID_VALUE,
        "UTF-8",
        () -> SecretText.lend(SecretBytes.adopt(new byte[] {(byte) 0xff}), text -> text.length));
  }

  @Test
  void saysThatThereIsNoKeystoreOrThatItIsNone() throws IOException {
    requireRefused(
        ErrorCode.RESOURCE_NOT_FOUND, "operator init", () -> file.open(secret(PASSPHRASE)));
    Files.write(file.path(), new byte[100]);
    requireRefused(
        ErrorCode.INVALID_VALUE, "no PKCS#12 keystore", () -> file.open(secret(PASSPHRASE)));
    Files.write(file.path(), new byte[64 * 1024 + 1]);
    requireRefused(ErrorCode.INVALID_VALUE, "longer than", () -> file.open(secret(PASSPHRASE)));
    requireRefused(
        ErrorCode.INVALID_VALUE,
        "cannot be read",
        () -> new KeystoreFile(folder).open(secret(PASSPHRASE)));
    requireRefused(
        ErrorCode.INVALID_VALUE,
        "cannot be written",
        () ->
            new KeystoreFile(folder.resolve("missing/alice.p12"))
                .create(KeyKind.ED25519, secret(PASSPHRASE)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"secp384r1", "secp521r1"})
  void refusesAKeyOfAnotherCurve(String curve) throws IOException, GeneralSecurityException {
    KeyPair pair = pair(curve);
    keep("other", pair, SelfSigned.over(pair, KeyKind.P256, Optional.empty()));
    requireRefused(
        ErrorCode.INVALID_VALUE,
        "neither an Ed25519 nor a P-256",
        () -> file.open(secret(PASSPHRASE)));
  }

  @Test
  void signsNothingWithAKeyThatIsNotItsCertificates() throws IOException, GeneralSecurityException {
    KeyPair other = pair("secp256r1");
    keep("swapped", pair("secp256r1"), SelfSigned.over(other, KeyKind.P256, Optional.empty()));
    try (OperatorKey key = file.open(secret(PASSPHRASE))) {
      requireRefused(
          ErrorCode.INVALID_VALUE, "not the one of its certificate", () -> key.sign(MESSAGE));
    }
  }

  @Test
  void choosesNoneOfSeveralKeys() throws IOException, GeneralSecurityException {
    KeyPair pair = pair("secp256r1");
    Certificate certificate = SelfSigned.over(pair, KeyKind.P256, Optional.empty());
    keep("one", pair, certificate);
    keep("two", pair, certificate);
    requireRefused(ErrorCode.INVALID_VALUE, "holds 2 keys", () -> file.open(secret(PASSPHRASE)));
  }

  private static KeyPair pair(String curve) throws GeneralSecurityException {
    KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
    generator.initialize(new ECGenParameterSpec(curve));
    return generator.generateKeyPair();
  }

  /// Adds a key to the file as another program might.
  private void keep(String alias, KeyPair pair, Certificate certificate)
      throws IOException, GeneralSecurityException {
    char[] passphrase = PASSPHRASE.toCharArray();
    KeyStore store = KeyStore.getInstance("PKCS12");
    if (Files.exists(file.path())) {
      try (var in = Files.newInputStream(file.path())) {
        store.load(in, passphrase);
      }
    } else {
      store.load(null, null);
    }
    store.setKeyEntry(alias, pair.getPrivate(), passphrase, new Certificate[] {certificate});
    try (OutputStream out = Files.newOutputStream(file.path())) {
      store.store(out, passphrase);
    }
  }
}
