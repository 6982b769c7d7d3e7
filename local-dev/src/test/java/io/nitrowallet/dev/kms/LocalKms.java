package io.nitrowallet.dev.kms;

import io.nitrowallet.aws.attestation.CoseAttestationVerifier;
import io.nitrowallet.aws.kms.KmsClients;
import io.nitrowallet.aws.kms.KmsDataKeys;
import io.nitrowallet.aws.kms.RecipientKeys;
import io.nitrowallet.aws.nsm.NsmAttestor;
import io.nitrowallet.dev.nsm.SoftNsm;
import io.nitrowallet.dev.nsm.SoftNsmAuthority;
import io.nitrowallet.domain.account.KeyArn;
import io.nitrowallet.domain.attestation.PcrValues;
import io.nitrowallet.domain.bytes.Bytes;
import io.nitrowallet.domain.port.out.Attestor;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.kms.KmsClient;

/// An emulator with a client, an administrator and the parent's role, as the tests need them.
final class LocalKms implements AutoCloseable {
  static final String HOST = "kms.eu-west-1.amazonaws.com";
  static final String ROLE = "arn:aws:iam::111122223333:role/wallet-parent";
  static final String SESSION = "arn:aws:sts::111122223333:assumed-role/wallet-parent/i-1";
  static final AwsCredentialsProvider PARENT = session("ASIAPARENT", "parent-secret");
  static final AwsCredentialsProvider ADMIN =
      StaticCredentialsProvider.create(AwsBasicCredentials.create("AKIAADMIN", "admin-secret"));
  static final Bytes IMAGE = register(7);

  private final Path directory;
  private final SoftNsmAuthority authority;
  private final Principals principals;
  private final RecipientKeys recipientKeys = RecipientKeys.drawnFrom(new SecureRandom());
  private KmsEmulator emulator;
  private KmsClient client;

  private LocalKms(Path directory) throws IOException, GeneralSecurityException {
    this.directory = directory;
    this.authority = SoftNsmAuthority.open(directory.resolve("nsm"), Instant::now);
    this.principals = Principals.in(directory.resolve("principals.json"));
    principals.put(
        Principal.of(
                "AKIAADMIN",
                "admin-secret",
                Optional.empty(),
                "arn:aws:iam::111122223333:role/kms-admin")
            .granted(List.of("kms:*")),
        Instant.now());
    principals.put(
        Principal.of("ASIAPARENT", "parent-secret", Optional.of("token"), SESSION), Instant.now());
    this.emulator = startEmulator();
    this.client = connect();
  }

  static LocalKms in(Path directory) throws IOException, GeneralSecurityException {
    return new LocalKms(directory);
  }

  static AwsCredentialsProvider session(String accessKeyId, String secret) {
    return StaticCredentialsProvider.create(
        AwsSessionCredentials.create(accessKeyId, secret, "token"));
  }

  static Bytes register(int filling) {
    byte[] register = new byte[48];
    Arrays.fill(register, (byte) filling);
    return Bytes.copyOf(register);
  }

  Principals principals() {
    return principals;
  }

  KmsClient client() {
    return client;
  }

  Path keyFile() {
    return directory.resolve("state").resolve("kms-keys.json");
  }

  /// A key whose policy releases it to the parent's role in an enclave of {@link #IMAGE}, and to
  /// nobody else; it also may be described.
  KeyArn createKey() {
    return createKey(attested(IMAGE.hex()));
  }

  /// The statements of the least-privilege policy that concern cryptography.
  private static String attested(String pcr0) {
    return """
    {"Version":"2012-10-17","Statement":[
      {"Effect":"Allow","Principal":{"AWS":"arn:aws:iam::111122223333:role/wallet-parent"},
       "Action":["kms:Decrypt","kms:GenerateDataKey"],"Resource":"*","Condition":{
         "StringEqualsIgnoreCase":{"kms:RecipientAttestation:PCR0":["%1$s"]},
         "StringEquals":{"kms:EncryptionContext:app":"nitro-wallet"},
         "Null":{"kms:EncryptionContext:name":"false","kms:EncryptionContext:address":"false"},
         "ForAllValues:StringEquals":{"kms:EncryptionContextKeys":["app","name","address"]}}},
      {"Effect":"Deny","Principal":"*","Action":["kms:Decrypt","kms:GenerateDataKey"],
       "Resource":"*","Condition":{
         "StringNotEqualsIgnoreCase":{"kms:RecipientAttestation:PCR0":"%1$s"}}},
      {"Effect":"Deny","Principal":"*","Action":["kms:Encrypt"],"Resource":"*"}]}
    """
        .formatted(pcr0);
  }

  KeyArn createKey(String policy) {
    return new KeyArn(
        client
            .createKey(request ->
                request
                    .policy(policy)
                    .bypassPolicyLockoutSafetyCheck(true)
                    .overrideConfiguration(o -> o.credentialsProvider(ADMIN)))
            .keyMetadata()
            .arn());
  }

  KmsDataKeys dataKeys(AwsCredentialsProvider credentials, Attestor attestor) {
    return new KmsDataKeys(client, credentials, recipientKeys, attestor);
  }

  /// The data keys of the enclave that the policy names.
  KmsDataKeys dataKeys() {
    return dataKeys(PARENT, enclave(authority, IMAGE));
  }

  Attestor enclave(Bytes pcr0) {
    return enclave(authority, pcr0);
  }

  static Attestor enclave(SoftNsmAuthority authority, Bytes pcr0) {
    return new NsmAttestor(
        new SoftNsm(
            authority,
            PcrValues.of(Map.of(0, pcr0)),
            "i-0123456789abcdef0-enc0123456789abcde",
            Instant::now));
  }

  void restart() throws IOException, GeneralSecurityException {
    close();
    emulator = startEmulator();
    client = connect();
  }

  private KmsEmulator startEmulator() throws IOException {
    return KmsEmulator.start(
        new KmsEmulator.Settings(
            directory.resolve("state"),
            "eu-west-1",
            0,
            principals,
            CoseAttestationVerifier.withDevelopmentRoot(authority.rootCertificate())));
  }

  private KmsClient connect() throws IOException, GeneralSecurityException {
    X509Certificate root =
        (X509Certificate)
            CertificateFactory.getInstance("X.509")
                .generateCertificate(
                    new ByteArrayInputStream(Files.readAllBytes(emulator.caPem())));
    return KmsClients.over(
        LoopbackTunnel.to(emulator.port()), HOST, Region.EU_WEST_1, List.of(root));
  }

  @Override
  public void close() {
    client.close();
    emulator.close();
  }
}
