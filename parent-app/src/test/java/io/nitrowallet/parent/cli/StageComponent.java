package io.nitrowallet.parent.cli;

import io.nitrowallet.aws.credentials.ParentCredentials;
import io.nitrowallet.aws.dynamodb.AccountTable;
import io.nitrowallet.aws.dynamodb.IntentTable;
import io.nitrowallet.aws.dynamodb.ReceiptTable;
import io.nitrowallet.aws.dynamodb.SeedTable;
import io.nitrowallet.domain.bytes.Bytes;
import io.nitrowallet.domain.policy.AccountPolicy;
import io.nitrowallet.domain.port.in.AttestResult;
import io.nitrowallet.domain.port.in.CheckHealthResult;
import io.nitrowallet.domain.port.in.CheckHealthUseCase;
import io.nitrowallet.domain.port.in.ExplainResult;
import io.nitrowallet.domain.port.in.SignResult;
import io.nitrowallet.domain.port.in.SignUseCase;
import io.nitrowallet.domain.port.in.VerifyAccountUseCase;
import io.nitrowallet.domain.port.out.Accounts;
import io.nitrowallet.domain.port.out.AttestationVerifier;
import io.nitrowallet.domain.port.out.ReceiptArchive;
import io.nitrowallet.domain.receipt.ReceiptHead;
import io.nitrowallet.domain.service.ImportRecipient;
import io.nitrowallet.domain.signing.BouncyCastleSigner;
import io.nitrowallet.domain.summary.Summary;
import io.nitrowallet.formats.json.PolicyJson;
import io.nitrowallet.requester.accounts.AccountAudit;
import io.nitrowallet.requester.accounts.AccountChanges;
import io.nitrowallet.requester.accounts.AccountExplanation;
import io.nitrowallet.requester.accounts.AccountImport;
import io.nitrowallet.requester.accounts.AccountOrders;
import io.nitrowallet.requester.accounts.AccountRegistration;
import io.nitrowallet.requester.accounts.AccountSigning;
import io.nitrowallet.requester.accounts.AccountVerification;
import io.nitrowallet.requester.accounts.AddressPins;
import io.nitrowallet.requester.accounts.BirthInspection;
import io.nitrowallet.requester.accounts.Fixture;
import io.nitrowallet.requester.accounts.NewAccounts;
import io.nitrowallet.requester.accounts.PaperVerifier;
import io.nitrowallet.requester.accounts.PinnedAccounts;
import io.nitrowallet.requester.accounts.Scene;
import io.nitrowallet.requester.attestation.AttestationInquiry;
import io.nitrowallet.requester.composition.OpenResources;
import io.nitrowallet.requester.composition.RequesterComponent;
import io.nitrowallet.requester.config.Configuration;
import io.nitrowallet.requester.config.Setting;
import io.nitrowallet.requester.fleet.EnclaveFleet;
import io.nitrowallet.requester.fleet.EnclaveVoice;
import io.nitrowallet.requester.intents.ApprovingEnclave;
import io.nitrowallet.requester.intents.IntentChanges;
import io.nitrowallet.requester.intents.IntentDesk;
import io.nitrowallet.requester.intents.IntentDrafts;
import io.nitrowallet.requester.intents.IntentProposals;
import io.nitrowallet.requester.intents.IntentReviews;
import io.nitrowallet.requester.intents.IntentSigning;
import io.nitrowallet.requester.kms.CustodyKeys;
import io.nitrowallet.requester.migration.SeedMigration;
import io.nitrowallet.requester.receipts.FileReceiptArchive;
import io.nitrowallet.requester.receipts.HeadFile;
import io.nitrowallet.requester.receipts.ReceiptCollector;
import io.nitrowallet.requester.receipts.TableFeed;
import io.nitrowallet.vsock.transport.Transport;
import io.nitrowallet.vsock.transport.VsockAddress;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/// The services over a {@link Scene} instead of an enclave and a table.
record StageComponent(Configuration configuration, Scene scene) implements RequesterComponent {
  private static final Instant NOW = Instant.parse("2026-11-22T20:30:40Z");

  @Override
  public AccountOrders orders() {
    return new AccountOrders(target -> Arrays.fill(target, (byte) 0x11), () -> NOW);
  }

  @Override
  public AccountRegistration registration() {
    return new AccountRegistration(scene, newAccounts());
  }

  @Override
  public AccountImport imports() {
    return new AccountImport(
        () -> new ImportRecipient(Fixture.session(configuration.pcrs()).get(), scene),
        target -> Arrays.fill(target, (byte) 0x11),
        newAccounts());
  }

  @Override
  public SeedMigration migration() {
    throw new AssertionError("no table of an earlier project here");
  }

  @Override
  public ParentCredentials credentials() {
    throw new AssertionError("no AWS here");
  }

  @Override
  public SeedTable.Named seedTables() {
    throw new AssertionError("no table of an earlier project here");
  }

  private NewAccounts newAccounts() {
    return new NewAccounts(births(), scene, verification(), pins());
  }

  private BirthInspection births() {
    return new BirthInspection(
        new PaperVerifier(),
        configuration.pcrs(),
        () -> NOW,
        Fixture.session(configuration.pcrs())::is);
  }

  private AccountVerification verification() {
    return new AccountVerification(scene);
  }

  @Override
  public Accounts accounts() {
    return scene;
  }

  @Override
  public PinnedAccounts pinnedAccounts() {
    return new PinnedAccounts(scene, pins());
  }

  @Override
  public AddressPins pins() {
    return scene.pins();
  }

  @Override
  public AccountAudit audit() {
    return new AccountAudit(pinnedAccounts(), births(), verification(), pins());
  }

  @Override
  public List<EnclaveVoice> voices() {
    return List.of(new EnclaveVoice("CID 16", scene::attest, health()));
  }

  @Override
  public VerifyAccountUseCase verifyAccount() {
    return scene;
  }

  @Override
  public AccountChanges changes() {
    return new AccountChanges(pinnedAccounts(), scene, scene, verification());
  }

  @Override
  public AccountSigning signing() {
    return new AccountSigning(pinnedAccounts(), enclaveSigning());
  }

  @Override
  public SignUseCase enclaveSigning() {
    return command -> {
      if (!command.account().policy().equals(AccountPolicy.OPEN)) {
        return new ApprovingEnclave(() -> NOW).sign(command);
      }
      try (var key = Fixture.privateKey(1)) {
        return new SignResult.Signed(
            new BouncyCastleSigner().sign(key, command.signable().digest()),
            "open",
            Summary.of(command.signable(), command.account().address()),
            Fixture.SIGNED);
      }
    };
  }

  @Override
  public AccountExplanation explanation() {
    return new AccountExplanation(
        pinnedAccounts(),
        command ->
            new ExplainResult.Explained(
                Summary.of(command.signable(), command.account().address()),
                PolicyJson.decode(command.account().policy())
                    .decide(command.signable(), Instant.EPOCH),
                Fixture.SIGNED));
  }

  @Override
  public IntentDrafts intentDrafts() {
    return new IntentDrafts(new SecureRandom()::nextBytes, () -> NOW);
  }

  @Override
  public IntentDesk intents() {
    var reviews = new IntentReviews(pinnedAccounts(), PolicyJson::decode, () -> NOW);
    return new IntentDesk(scene.intents(), reviews, () -> NOW);
  }

  @Override
  public IntentProposals intentProposals() {
    return new IntentProposals(intentDrafts(), intents());
  }

  @Override
  public IntentSigning intentSigning() {
    return new IntentSigning(intents(), signing());
  }

  @Override
  public IntentChanges intentChanges() {
    return new IntentChanges(intents(), changes());
  }

  @Override
  public AttestationVerifier attestationVerifier() {
    return new PaperVerifier();
  }

  @Override
  public AttestationInquiry attestation() {
    return new AttestationInquiry(
        nonce ->
            new AttestResult.Attested(
                PaperVerifier.certificate(Bytes.ofHex("44".repeat(32)), nonce),
                Bytes.EMPTY,
                new ReceiptHead(0, Bytes.EMPTY)),
        new PaperVerifier(),
        configuration.pcrs(),
        target -> Arrays.fill(target, (byte) 0x55),
        () -> NOW);
  }

  @Override
  public CheckHealthUseCase health() {
    return () ->
        new CheckHealthResult.Healthy(
            "1.2.3",
            List.of(1),
            Bytes.ofHex("66".repeat(32)),
            Duration.ofSeconds(90),
            Map.of("sign", 3L));
  }

  @Override
  public CustodyKeys custodyKeys() {
    throw new AssertionError("no command of these tests reaches KMS");
  }

  @Override
  public AccountTable table() {
    throw new AssertionError("no command of these tests reaches DynamoDB");
  }

  @Override
  public IntentTable intentTable() {
    throw new AssertionError("no command of these tests reaches DynamoDB");
  }

  @Override
  public HeadFile heads() {
    return new HeadFile(configuration.path(Setting.HEADS_FILE).orElseThrow());
  }

  @Override
  public List<ReceiptCollector> collectors() {
    return List.of(new ReceiptCollector("CID 16", scene::receipts, receiptFiles()));
  }

  @Override
  public FileReceiptArchive receiptFiles() {
    return new FileReceiptArchive(configuration.path(Setting.RECEIPTS_FOLDER).orElseThrow());
  }

  @Override
  public ReceiptArchive receipts() {
    return scene.table;
  }

  @Override
  public ReceiptTable receiptTable() {
    throw new AssertionError("no command of these tests reaches DynamoDB");
  }

  @Override
  public TableFeed receiptFeed() {
    return new TableFeed(receiptFiles(), scene.table);
  }

  @Override
  public EnclaveFleet fleet() {
    throw new AssertionError("no command of these tests asks where the enclaves stand");
  }

  @Override
  public List<VsockAddress> enclaveAddresses() {
    return List.of(
        new VsockAddress(
            configuration.number(Setting.ENCLAVE_CID), configuration.number(Setting.ENCLAVE_PORT)));
  }

  @Override
  public Transport transport() {
    return Transport.parse(configuration.required(Setting.TRANSPORT));
  }

  @Override
  public OpenResources resources() {
    return new OpenResources();
  }
}
