package io.nitrowallet.requester.composition;

import dagger.Module;
import dagger.Provides;
import io.nitrowallet.domain.attestation.PcrValues;
import io.nitrowallet.domain.port.in.AttestUseCase;
import io.nitrowallet.domain.port.in.ChangeAccountUseCase;
import io.nitrowallet.domain.port.in.ExplainUseCase;
import io.nitrowallet.domain.port.in.GenerateAccountUseCase;
import io.nitrowallet.domain.port.in.SignUseCase;
import io.nitrowallet.domain.port.in.VerifyAccountUseCase;
import io.nitrowallet.domain.port.out.Accounts;
import io.nitrowallet.domain.port.out.AttestationVerifier;
import io.nitrowallet.domain.port.out.Entropy;
import io.nitrowallet.domain.port.out.TimeSource;
import io.nitrowallet.requester.accounts.AccountAudit;
import io.nitrowallet.requester.accounts.AccountChanges;
import io.nitrowallet.requester.accounts.AccountExplanation;
import io.nitrowallet.requester.accounts.AccountImport;
import io.nitrowallet.requester.accounts.AccountMigration;
import io.nitrowallet.requester.accounts.AccountOrders;
import io.nitrowallet.requester.accounts.AccountRegistration;
import io.nitrowallet.requester.accounts.AccountSigning;
import io.nitrowallet.requester.accounts.AccountVerification;
import io.nitrowallet.requester.accounts.AddressPins;
import io.nitrowallet.requester.accounts.BirthInspection;
import io.nitrowallet.requester.accounts.NewAccounts;
import io.nitrowallet.requester.accounts.PinFile;
import io.nitrowallet.requester.accounts.PinnedAccounts;
import io.nitrowallet.requester.attestation.AttestationInquiry;
import io.nitrowallet.requester.aws.AwsClients;
import io.nitrowallet.requester.config.Configuration;
import io.nitrowallet.requester.config.Setting;
import io.nitrowallet.requester.fleet.EnclaveFleet;
import io.nitrowallet.requester.migration.SeedMigration;
import java.security.SecureRandom;
import java.time.Instant;

/// The services over the ports.
@Module
interface AccountsModule {
  @Provides
  static TimeSource time() {
    return Instant::now;
  }

  /// For nonces, names and the sealing of what is imported: no account's key is made on this side.
  @Provides
  static Entropy entropy() {
    SecureRandom random = new SecureRandom();
    return random::nextBytes;
  }

  @Provides
  static PcrValues expectedPcrs(Configuration configuration) {
    return configuration.pcrs();
  }

  /// Two tables may use one name, so pins are kept by Region, endpoint and table.
  @Provides
  static AddressPins pins(Configuration configuration, AwsClients clients) {
    String place =
        configuration
            .endpoint(Setting.AWS_DYNAMODB_ENDPOINT)
            .map(Object::toString)
            .orElseGet(() -> clients.region().id());
    return new PinFile(
        configuration.path(Setting.PINS_FILE).orElseThrow(),
        place + "/" + configuration.required(Setting.TABLE));
  }

  @Provides
  static BirthInspection births(
      AttestationVerifier verifier,
      PcrValues expected,
      Configuration configuration,
      TimeSource time,
      EnclaveFleet fleet) {
    return new BirthInspection(
        verifier, expected, configuration.earlierImages(), time, fleet::isAttested);
  }

  @Provides
  static AccountOrders orders(Entropy entropy, TimeSource time) {
    return new AccountOrders(entropy, time);
  }

  @Provides
  static AccountVerification verification(VerifyAccountUseCase enclave) {
    return new AccountVerification(enclave);
  }

  @Provides
  static NewAccounts newAccounts(
      BirthInspection births,
      Accounts accounts,
      AccountVerification verification,
      AddressPins pins) {
    return new NewAccounts(births, accounts, verification, pins);
  }

  @Provides
  static AccountRegistration registration(GenerateAccountUseCase enclave, NewAccounts newAccounts) {
    return new AccountRegistration(enclave, newAccounts);
  }

  @Provides
  static AccountImport imports(EnclaveFleet fleet, Entropy entropy, NewAccounts newAccounts) {
    return new AccountImport(fleet::importRecipient, entropy, newAccounts);
  }

  @Provides
  static SeedMigration migration(
      EnclaveFleet fleet,
      Entropy entropy,
      NewAccounts newAccounts,
      Accounts accounts,
      AccountAudit audit) {
    return new SeedMigration(accounts, new AccountMigration(fleet, entropy, newAccounts), audit);
  }

  @Provides
  static PinnedAccounts pinnedAccounts(Accounts accounts, AddressPins pins) {
    return new PinnedAccounts(accounts, pins);
  }

  @Provides
  static AccountAudit audit(
      PinnedAccounts accounts,
      BirthInspection births,
      AccountVerification verification,
      AddressPins pins) {
    return new AccountAudit(accounts, births, verification, pins);
  }

  @Provides
  static AccountChanges changes(
      PinnedAccounts rows,
      Accounts accounts,
      ChangeAccountUseCase enclave,
      AccountVerification verification) {
    return new AccountChanges(rows, accounts, enclave, verification);
  }

  @Provides
  static AccountSigning signing(PinnedAccounts accounts, SignUseCase enclave) {
    return new AccountSigning(accounts, enclave);
  }

  @Provides
  static AccountExplanation explanation(PinnedAccounts accounts, ExplainUseCase enclave) {
    return new AccountExplanation(accounts, enclave);
  }

  @Provides
  static AttestationInquiry attestation(
      AttestUseCase enclave,
      AttestationVerifier verifier,
      PcrValues expected,
      Entropy entropy,
      TimeSource time) {
    return new AttestationInquiry(enclave, verifier, expected, entropy, time);
  }
}
