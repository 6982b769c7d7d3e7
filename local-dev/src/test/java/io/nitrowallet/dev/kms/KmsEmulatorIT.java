package io.nitrowallet.dev.kms;

import static io.nitrowallet.dev.kms.LocalKms.IMAGE;
import static io.nitrowallet.dev.kms.LocalKms.PARENT;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.nitrowallet.dev.nsm.SoftNsmAuthority;
import io.nitrowallet.domain.account.AccountName;
import io.nitrowallet.domain.account.Address;
import io.nitrowallet.domain.account.KeyArn;
import io.nitrowallet.domain.bytes.Bytes;
import io.nitrowallet.domain.error.ErrorCode;
import io.nitrowallet.domain.error.RefusedException;
import io.nitrowallet.domain.port.out.DataKeys;
import io.nitrowallet.domain.port.out.EncryptionContext;
import io.nitrowallet.domain.port.out.GeneratedDataKey;
import io.nitrowallet.domain.secret.SecretBytes;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.kms.model.KmsException;

/// The enclave's adapter against the emulator over real TLS, and what the emulator refuses.
final class KmsEmulatorIT {
  private static final EncryptionContext ALICE = context("alice");

  @TempDir private Path directory;
  private LocalKms kms;
  private KeyArn key;

  @BeforeEach
  void start() throws Exception {
    kms = LocalKms.in(directory);
    key = kms.createKey();
  }

  @AfterEach
  void stop() {
    kms.close();
  }

  @Test
  void anAttestedEnclaveUnwrapsWhatItGenerated() {
    DataKeys dataKeys = kms.dataKeys();
    try (GeneratedDataKey generated = dataKeys.generate(key, ALICE);
        SecretBytes unwrapped = dataKeys.unwrap(key, generated.encrypted(), ALICE)) {
      assertEquals(key, generated.keyArn());
      assertEquals(32, unwrapped.length());
      assertEquals(generated.plaintext(), unwrapped);
    }
  }

  @Test
  void everyDataKeyIsAnother() {
    DataKeys dataKeys = kms.dataKeys();
    try (GeneratedDataKey one = dataKeys.generate(key, ALICE);
        GeneratedDataKey other = dataKeys.generate(key, ALICE)) {
      assertNotEquals(one.plaintext(), other.plaintext());
      assertNotEquals(one.encrypted(), other.encrypted());
    }
  }

  @Test
  void keysSurviveARestartInAFileThatOnlyTheirOwnerReads() throws Exception {
    Bytes encrypted = wrapped();
    kms.restart();
    kms.dataKeys().unwrap(key, encrypted, ALICE).close();
    assertEquals(
        "rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(kms.keyFile())));
  }

  @Test
  void decryptWithoutAttestationIsDenied() {
    Bytes encrypted = wrapped();
    KmsException denied =
        assertThrows(
            KmsException.class,
            () ->
                kms.client()
                    .decrypt(request ->
                        request
                            .keyId(key.value())
                            .ciphertextBlob(SdkBytes.fromByteArray(encrypted.toArray()))
                            .encryptionContext(ALICE.pairs())
                            .overrideConfiguration(o -> o.credentialsProvider(PARENT))));
    assertEquals("AccessDeniedException", denied.awsErrorDetails().errorCode());
    assertTrue(!denied.requestId().isEmpty());
  }

  @Test
  void encryptIsDeniedToEveryone() {
    KmsException denied =
        assertThrows(
            KmsException.class,
            () ->
                kms.client()
                    .encrypt(request ->
                        request
                            .keyId(key.value())
                            .plaintext(SdkBytes.fromUtf8String("mine"))
                            .encryptionContext(ALICE.pairs())
                            .overrideConfiguration(o -> o.credentialsProvider(PARENT))));
    assertEquals("AccessDeniedException", denied.awsErrorDetails().errorCode());
  }

  @Test
  void anEnclaveOfAnotherImageIsDenied() {
    Bytes encrypted = wrapped();
    DataKeys other = kms.dataKeys(PARENT, kms.enclave(LocalKms.register(8)));
    assertRefused(ErrorCode.KMS_DENIED, () -> other.unwrap(key, encrypted, ALICE));
    assertRefused(ErrorCode.KMS_DENIED, () -> other.generate(key, ALICE));
  }

  @Test
  void anEnclaveInDebugModeIsDenied() {
    DataKeys debug = kms.dataKeys(PARENT, kms.enclave(LocalKms.register(0)));
    assertRefused(ErrorCode.KMS_DENIED, () -> debug.generate(key, ALICE));
  }

  @Test
  void anAttestationOfAForeignRootIsDenied() {
    SoftNsmAuthority foreign = SoftNsmAuthority.open(directory.resolve("foreign"), Instant::now);
    DataKeys forged = kms.dataKeys(PARENT, LocalKms.enclave(foreign, IMAGE));
    assertRefused(ErrorCode.KMS_DENIED, () -> forged.generate(key, ALICE));
  }

  @Test
  void aTruncatedAttestationIsDenied() {
    DataKeys truncated =
        kms.dataKeys(
            PARENT,
            statement -> {
              Bytes document = kms.enclave(IMAGE).attest(statement);
              return document.slice(0, document.length() - 1);
            });
    assertRefused(ErrorCode.KMS_DENIED, () -> truncated.generate(key, ALICE));
  }

  @Test
  void anotherAccountsContextDoesNotUnwrap() {
    Bytes encrypted = wrapped();
    assertRefused(
        ErrorCode.DATA_KEY_REJECTED,
        () -> kms.dataKeys().unwrap(key, encrypted, context("mallory")));
  }

  @Test
  void anotherKeyDoesNotUnwrap() {
    Bytes encrypted = wrapped();
    KeyArn other = kms.createKey();
    assertRefused(
        ErrorCode.DATA_KEY_REJECTED, () -> kms.dataKeys().unwrap(other, encrypted, ALICE));
  }

  @Test
  void aFlippedBitDoesNotUnwrap() {
    byte[] encrypted = wrapped().toArray();
    encrypted[encrypted.length - 1] ^= 1;
    assertRefused(
        ErrorCode.DATA_KEY_REJECTED,
        () -> kms.dataKeys().unwrap(key, Bytes.copyOf(encrypted), ALICE));
  }

  @Test
  void aKeyThatDoesNotExistIsNotFound() {
    KeyArn missing =
        new KeyArn("arn:aws:kms:eu-west-1:111122223333:key/00000000-0000-0000-0000-000000000000");
    assertRefused(ErrorCode.RESOURCE_NOT_FOUND, () -> kms.dataKeys().generate(missing, ALICE));
  }

  @Test
  void expiredCredentialsAreRejected() {
    kms.principals()
        .put(
            Principal.of("ASIAOLD", "old-secret", Optional.of("token"), LocalKms.SESSION)
                .expiring(Instant.now().minusSeconds(1)),
            Instant.now());
    assertRejectsCredentials(LocalKms.session("ASIAOLD", "old-secret"));
  }

  @Test
  void aWrongSecretIsRejected() {
    assertRejectsCredentials(LocalKms.session("ASIAPARENT", "guessed-secret"));
  }

  @Test
  void anUnknownAccessKeyIsRejected() {
    assertRejectsCredentials(LocalKms.session("ASIANOBODY", "parent-secret"));
  }

  @Test
  void aRoleThatThePolicyDoesNotNameIsDenied() {
    kms.principals()
        .put(
            Principal.of(
                    "ASIAOTHER",
                    "other-secret",
                    Optional.of("token"),
                    "arn:aws:iam::111122223333:role/other")
                .granted(java.util.List.of("kms:*")),
            Instant.now());
    DataKeys other =
        kms.dataKeys(LocalKms.session("ASIAOTHER", "other-secret"), kms.enclave(IMAGE));
    assertRefused(ErrorCode.KMS_DENIED, () -> other.generate(key, ALICE));
  }

  @Test
  void aPolicyEditedIntoNonsenseAllowsNothing() throws Exception {
    kms.close();
    Files.writeString(
        kms.keyFile(),
        Files.readString(kms.keyFile()).replace("StringEqualsIgnoreCase", "StringGuess"));
    kms.restart();
    assertRefused(ErrorCode.KMS_DENIED, () -> kms.dataKeys().generate(key, ALICE));
  }

  @Test
  void aDamagedKeyFileStopsTheStart() throws Exception {
    kms.close();
    Files.writeString(kms.keyFile(), "{\"v\":\"1\",\"keys\":[{}]}");
    assertThrows(java.io.IOException.class, kms::restart);
  }

  private void assertRejectsCredentials(AwsCredentialsProvider credentials) {
    DataKeys rejected = kms.dataKeys(credentials, kms.enclave(IMAGE));
    assertRefused(ErrorCode.CREDENTIALS_REJECTED, () -> rejected.generate(key, ALICE));
  }

  private Bytes wrapped() {
    try (GeneratedDataKey generated = kms.dataKeys().generate(key, ALICE)) {
      return generated.encrypted();
    }
  }

  private static void assertRefused(ErrorCode code, Executable call) {
    assertEquals(code, assertThrows(RefusedException.class, call).code());
  }

  private static EncryptionContext context(String name) {
    return new EncryptionContext(
        new AccountName(name), Address.parse("0x00000000000000000000000000000000000000aa"));
  }
}
