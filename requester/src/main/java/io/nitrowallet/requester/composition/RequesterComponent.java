package io.nitrowallet.requester.composition;

import dagger.BindsInstance;
import dagger.Component;
import io.nitrowallet.aws.credentials.ParentCredentials;
import io.nitrowallet.aws.dynamodb.AccountTable;
import io.nitrowallet.aws.dynamodb.IntentTable;
import io.nitrowallet.aws.dynamodb.ReceiptTable;
import io.nitrowallet.aws.dynamodb.SeedTable;
import io.nitrowallet.domain.port.in.CheckHealthUseCase;
import io.nitrowallet.domain.port.in.SignUseCase;
import io.nitrowallet.domain.port.in.VerifyAccountUseCase;
import io.nitrowallet.domain.port.out.Accounts;
import io.nitrowallet.domain.port.out.AttestationVerifier;
import io.nitrowallet.domain.port.out.ReceiptArchive;
import io.nitrowallet.requester.accounts.AccountAudit;
import io.nitrowallet.requester.accounts.AccountChanges;
import io.nitrowallet.requester.accounts.AccountExplanation;
import io.nitrowallet.requester.accounts.AccountImport;
import io.nitrowallet.requester.accounts.AccountOrders;
import io.nitrowallet.requester.accounts.AccountRegistration;
import io.nitrowallet.requester.accounts.AccountSigning;
import io.nitrowallet.requester.accounts.AddressPins;
import io.nitrowallet.requester.accounts.PinnedAccounts;
import io.nitrowallet.requester.attestation.AttestationInquiry;
import io.nitrowallet.requester.config.Configuration;
import io.nitrowallet.requester.fleet.EnclaveFleet;
import io.nitrowallet.requester.fleet.EnclaveVoice;
import io.nitrowallet.requester.intents.IntentChanges;
import io.nitrowallet.requester.intents.IntentDesk;
import io.nitrowallet.requester.intents.IntentDrafts;
import io.nitrowallet.requester.intents.IntentProposals;
import io.nitrowallet.requester.intents.IntentSigning;
import io.nitrowallet.requester.kms.CustodyKeys;
import io.nitrowallet.requester.migration.SeedMigration;
import io.nitrowallet.requester.receipts.FileReceiptArchive;
import io.nitrowallet.requester.receipts.HeadFile;
import io.nitrowallet.requester.receipts.ReceiptCollector;
import io.nitrowallet.requester.receipts.TableFeed;
import io.nitrowallet.vsock.transport.Transport;
import io.nitrowallet.vsock.transport.VsockAddress;
import jakarta.inject.Singleton;
import java.util.List;

/// What stands behind the command line. Each service is built when it is first asked for, so that a
/// command needs only the settings it uses.
@Singleton
@Component(
    modules = {
      AwsModule.class,
      EnclaveModule.class,
      AccountsModule.class,
      IntentsModule.class,
      ReceiptsModule.class
    })
public interface RequesterComponent {
  /// Orders for new accounts.
  AccountOrders orders();

  /// Brings accounts into being.
  AccountRegistration registration();

  /// Takes in accounts whose keys exist already.
  AccountImport imports();

  /// Takes over the accounts of earlier projects.
  SeedMigration migration();

  /// The tables of earlier projects.
  SeedTable.Named seedTables();

  /// The table's rows.
  Accounts accounts();

  /// The table's rows, compared with the pins.
  PinnedAccounts pinnedAccounts();

  /// What this machine remembers of addresses.
  AddressPins pins();

  /// Checks existing accounts.
  AccountAudit audit();

  /// Changes accounts.
  AccountChanges changes();

  /// Signs.
  AccountSigning signing();

  /// Has the enclave sign with a row.
  SignUseCase enclaveSigning();

  /// Has the enclave say what a signature would do.
  AccountExplanation explanation();

  /// Writes intents.
  IntentDrafts intentDrafts();

  /// Leaves intents for others to approve.
  IntentProposals intentProposals();

  /// Keeps intents and verdicts on them.
  IntentDesk intents();

  /// Has the enclave sign with operators' approvals.
  IntentSigning intentSigning();

  /// Has the enclave change accounts with operators' approvals.
  IntentChanges intentChanges();

  /// Judges attestation documents, under the profile's root.
  AttestationVerifier attestationVerifier();

  /// Asks the enclave who it is; there must be one only.
  AttestationInquiry attestation();

  /// Each enclave's own word about itself, unjudged.
  List<EnclaveVoice> voices();

  /// Has the enclave open a row.
  VerifyAccountUseCase verifyAccount();

  /// Asks the enclave how it is; there must be one only.
  CheckHealthUseCase health();

  /// The parent's AWS session.
  ParentCredentials credentials();

  /// The KMS keys.
  CustodyKeys custodyKeys();

  /// The table itself.
  AccountTable table();

  /// The table of pending intents itself.
  IntentTable intentTable();

  /// How far receipts went, as this machine saw it.
  HeadFile heads();

  /// Fetches receipts, one for each enclave.
  List<ReceiptCollector> collectors();

  /// The receipts that were fetched.
  FileReceiptArchive receiptFiles();

  /// The receipts that the table holds.
  ReceiptArchive receipts();

  /// The table of receipts itself.
  ReceiptTable receiptTable();

  /// Carries receipts on into the table.
  TableFeed receiptFeed();

  /// The enclaves that are asked.
  EnclaveFleet fleet();

  /// Where enclaves are.
  List<VsockAddress> enclaveAddresses();

  /// How vsock addresses are reached.
  Transport transport();

  /// To be closed at the end.
  OpenResources resources();

  /// Builds the services of one run.
  @Component.Factory
  interface Factory {
    /// As `configuration` says.
    RequesterComponent create(@BindsInstance Configuration configuration);
  }
}
