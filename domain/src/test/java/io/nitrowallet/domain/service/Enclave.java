package io.nitrowallet.domain.service;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import io.nitrowallet.domain.account.Account;
import io.nitrowallet.domain.account.AccountName;
import io.nitrowallet.domain.account.KeyArn;
import io.nitrowallet.domain.account.PolicyText;
import io.nitrowallet.domain.account.Sealing;
import io.nitrowallet.domain.attestation.EnclaveIdentity;
import io.nitrowallet.domain.bytes.Bytes;
import io.nitrowallet.domain.dsse.DsseEnvelope;
import io.nitrowallet.domain.dsse.DsseSignature;
import io.nitrowallet.domain.envelope.ImportEnvelope;
import io.nitrowallet.domain.envelope.PrivateKeyEnvelope;
import io.nitrowallet.domain.error.ErrorCode;
import io.nitrowallet.domain.ethereum.Signable;
import io.nitrowallet.domain.imports.ImportBinding;
import io.nitrowallet.domain.imports.SealedKey;
import io.nitrowallet.domain.intent.IntentAction.AccountChange;
import io.nitrowallet.domain.policy.AccountPolicy;
import io.nitrowallet.domain.policy.OpenPolicy;
import io.nitrowallet.domain.port.in.ChangeAccountCommand;
import io.nitrowallet.domain.port.in.ChangeAccountResult;
import io.nitrowallet.domain.port.in.ExplainCommand;
import io.nitrowallet.domain.port.in.ExplainResult;
import io.nitrowallet.domain.port.in.GenerateAccountCommand;
import io.nitrowallet.domain.port.in.GenerateAccountResult;
import io.nitrowallet.domain.port.in.ImportAccountCommand;
import io.nitrowallet.domain.port.in.ImportAccountResult;
import io.nitrowallet.domain.port.in.MigrateAccountCommand;
import io.nitrowallet.domain.port.in.MigrateAccountResult;
import io.nitrowallet.domain.port.in.Refused;
import io.nitrowallet.domain.port.in.SignCommand;
import io.nitrowallet.domain.port.in.SignResult;
import io.nitrowallet.domain.port.in.VerifyAccountCommand;
import io.nitrowallet.domain.port.in.VerifyAccountResult;
import io.nitrowallet.domain.port.out.Entropy;
import io.nitrowallet.domain.port.out.IntentReader;
import io.nitrowallet.domain.port.out.PolicyReader;
import io.nitrowallet.domain.port.out.StatementSigner;
import io.nitrowallet.domain.port.out.TimeSource;
import io.nitrowallet.domain.receipt.SigningReceipt;
import io.nitrowallet.domain.secret.SecretBytes;
import io.nitrowallet.domain.signing.BouncyCastleSigner;
import io.nitrowallet.domain.signing.PrivateKey;
import io.nitrowallet.domain.signing.RecoverableSigner;
import io.nitrowallet.domain.signing.Signature;
import io.nitrowallet.domain.statement.EnclaveStatement;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.bouncycastle.crypto.params.X25519PrivateKeyParameters;

/// The services on real cryptography, with KMS and NSM in memory.
final class Enclave {
  static final KeyArn SEAL_KEY = arn("seal-key");
  static final KeyArn OPEN_KEY = arn("retired-key");
  static final Bytes NONCE = Bytes.ofHex("4e".repeat(32));
  static final Instant NOW = Instant.parse("2026-11-22T20:21:22.987654321Z");
  static final X25519PrivateKeyParameters X25519 =
      new X25519PrivateKeyParameters(Bytes.ofHex("25".repeat(32)).toArray(), 0);
  static final EnclaveIdentity IDENTITY =
      new EnclaveIdentity(
          Bytes.copyOf(X25519.generatePublicKey().getEncoded()), Bytes.ofHex("ed".repeat(32)));

  final InMemoryDataKeys dataKeys = new InMemoryDataKeys();
  final FakeNsm nsm = new FakeNsm();
  final List<PrivateKey> keysUsed = new ArrayList<>();
  final List<SecretBytes> keysOpened = new ArrayList<>();

  final List<EnclaveStatement> statements = new ArrayList<>();
  final List<SigningReceipt> receipts = new ArrayList<>();

  private final Identity identity = new Identity();
  private final RowVersions versions = new RowVersions();
  final ReceiptChain chain = new ReceiptChain(Bytes.ofHex("b007"), identity);

  Instant now = NOW;
  TimeSource clock = () -> now;
  PolicyReader policies = OpenPolicy::read;
  IntentReader intents =
      _ -> {
        throw new AssertionError("no intents here");
      };

  Entropy entropy = new SecureRandom()::nextBytes;
  RecoverableSigner signer = new BouncyCastleSigner();
  EnclaveSettings settings =
      new EnclaveSettings(
          new KmsKeys(List.of(SEAL_KEY), List.of(OPEN_KEY)),
          Optional.of(AccountPolicy.OPEN),
          IDENTITY);

  static KeyArn arn(String keyId) {
    return new KeyArn("arn:aws:kms:ap-east-1:111122223333:key/" + keyId);
  }

  GenerateAccountResult generate(GenerateAccountCommand command) {
    return new GenerateAccountService(births(), settings, entropy, policies, notary())
        .generate(command);
  }

  ImportAccountResult importAccount(ImportAccountCommand command) {
    return new ImportAccountService(
            births(), settings.kmsKeys(), this::rememberAndOpen, policies, notary())
        .importAccount(command);
  }

  MigrateAccountResult migrate(MigrateAccountCommand command) {
    return new MigrateAccountService(births(), dataKeys, settings.kmsKeys(), policies, notary())
        .migrate(command);
  }

  private AccountBirths births() {
    return new AccountBirths(vault(), settings.identity(), nsm, () -> now);
  }

  Notary notary() {
    return new Notary(identity, () -> clock.now(), chain);
  }

  private Judge judge() {
    return new Judge(policies, intents, () -> clock.now());
  }

  /// Remembers what it signs; the envelope's payload is the number of it.
  private final class Identity implements StatementSigner {
    @Override
    public DsseEnvelope sign(EnclaveStatement statement) {
      statements.add(statement);
      return envelope(EnclaveStatement.PAYLOAD_TYPE, statements.size());
    }

    @Override
    public DsseEnvelope sign(SigningReceipt receipt) {
      receipts.add(receipt);
      return envelope(SigningReceipt.PAYLOAD_TYPE, receipts.size());
    }

    private static DsseEnvelope envelope(String type, int number) {
      return new DsseEnvelope(
          type,
          Bytes.copyOf(new byte[] {(byte) number}),
          List.of(new DsseSignature("ed25519:", Bytes.EMPTY)));
    }
  }

  private SecretBytes rememberAndOpen(SealedKey sealed, ImportBinding binding) {
    SecretBytes opened = ImportEnvelope.open(sealed, binding, IDENTITY, X25519);
    keysOpened.add(opened);
    return opened;
  }

  Account generate(String name) {
    GenerateAccountResult result =
        generate(
            new GenerateAccountCommand(
                new AccountName(name), Optional.empty(), Optional.empty(), Optional.of(NONCE)));
    return assertInstanceOf(GenerateAccountResult.Generated.class, result).account();
  }

  SignResult sign(Account account, Signable signable) {
    return sign(new SignCommand(account, signable, Optional.of(NONCE)));
  }

  SignResult sign(SignCommand command) {
    return new SignService(vault(), this::rememberAndSign, judge(), notary()).sign(command);
  }

  ChangeAccountResult change(Account account, AccountChange change) {
    return change(new ChangeAccountCommand(account, change, Optional.empty(), Optional.of(NONCE)));
  }

  ChangeAccountResult change(ChangeAccountCommand command) {
    return new ChangeAccountService(vault(), settings.kmsKeys(), judge(), notary()).change(command);
  }

  ExplainResult explain(Account account, Signable signable) {
    return new ExplainService(settings.kmsKeys(), judge(), notary())
        .explain(new ExplainCommand(account, signable, Optional.of(NONCE)));
  }

  VerifyAccountResult verify(Account account) {
    return new VerifyAccountService(vault(), notary())
        .verify(new VerifyAccountCommand(account, Optional.of(NONCE)));
  }

  private Signature rememberAndSign(PrivateKey key, Bytes digest) {
    keysUsed.add(key);
    return signer.sign(key, digest);
  }

  private KeyVault vault() {
    Entropy forEnvelopes = new SecureRandom()::nextBytes;
    return new KeyVault(
        dataKeys, new PrivateKeyEnvelope(forEnvelopes), settings.kmsKeys(), versions);
  }

  /// Whether every data key and every private key seen is zeroed.
  boolean holdsNoSecret() {
    return dataKeys.allClosed()
        && keysUsed.stream().allMatch(key -> key.secret().isDestroyed())
        && keysOpened.stream().allMatch(SecretBytes::isDestroyed);
  }

  static void assertRefused(ErrorCode code, Object result) {
    assertEquals(code, assertInstanceOf(Refused.class, result).code());
  }

  static Account with(Account account, Sealing sealing) {
    return new Account(
        account.name(),
        account.publicKey(),
        account.policy(),
        account.createdAt(),
        account.birthCertificate(),
        sealing);
  }

  static Account with(Account account, PolicyText policy) {
    return new Account(
        account.name(),
        account.publicKey(),
        policy,
        account.createdAt(),
        account.birthCertificate(),
        account.sealing());
  }

  static Account with(Account account, AccountName name) {
    return new Account(
        name,
        account.publicKey(),
        account.policy(),
        account.createdAt(),
        account.birthCertificate(),
        account.sealing());
  }
}
