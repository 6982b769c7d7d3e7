package io.nitrowallet.enclave;

import dagger.Module;
import dagger.Provides;
import io.nitrowallet.aws.kms.KmsDataKeys;
import io.nitrowallet.aws.kms.RecipientKeys;
import io.nitrowallet.domain.envelope.PrivateKeyEnvelope;
import io.nitrowallet.domain.port.in.ChangeAccountUseCase;
import io.nitrowallet.domain.port.in.GenerateAccountUseCase;
import io.nitrowallet.domain.port.in.ImportAccountUseCase;
import io.nitrowallet.domain.port.in.MigrateAccountUseCase;
import io.nitrowallet.domain.port.in.SignUseCase;
import io.nitrowallet.domain.port.in.VerifyAccountUseCase;
import io.nitrowallet.domain.port.out.Attestor;
import io.nitrowallet.domain.port.out.DataKeys;
import io.nitrowallet.domain.port.out.ImportedKeys;
import io.nitrowallet.domain.port.out.PolicyReader;
import io.nitrowallet.domain.port.out.TimeSource;
import io.nitrowallet.domain.service.AccountBirths;
import io.nitrowallet.domain.service.ChangeAccountService;
import io.nitrowallet.domain.service.EnclaveSettings;
import io.nitrowallet.domain.service.GenerateAccountService;
import io.nitrowallet.domain.service.ImportAccountService;
import io.nitrowallet.domain.service.Judge;
import io.nitrowallet.domain.service.KeyVault;
import io.nitrowallet.domain.service.MigrateAccountService;
import io.nitrowallet.domain.service.Notary;
import io.nitrowallet.domain.service.RowVersions;
import io.nitrowallet.domain.service.SignService;
import io.nitrowallet.domain.service.VerifyAccountService;
import io.nitrowallet.domain.signing.RecoverableSigner;
import io.nitrowallet.vsock.request.Credential;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.services.kms.KmsClient;

/// Binds the core's use cases to one caller's credentials.
@Module
interface RequestModule {
  @Provides
  static DataKeys dataKeys(
      KmsClient client, Credential credential, RecipientKeys recipientKeys, Attestor attestor) {
    AwsSessionCredentials credentials =
        AwsSessionCredentials.create(
            credential.accessKeyId(), credential.secretAccessKey(), credential.sessionToken());
    return new KmsDataKeys(
        client, StaticCredentialsProvider.create(credentials), recipientKeys, attestor);
  }

  @Provides
  static KeyVault vault(
      DataKeys dataKeys,
      PrivateKeyEnvelope envelope,
      EnclaveSettings settings,
      RowVersions versions) {
    return new KeyVault(dataKeys, envelope, settings.kmsKeys(), versions);
  }

  @Provides
  static AccountBirths births(
      KeyVault vault, EnclaveSettings settings, TimeSource time, Attestor attestor) {
    return new AccountBirths(vault, settings.identity(), attestor, time);
  }

  @Provides
  static GenerateAccountUseCase generate(
      AccountBirths births,
      EnclaveSettings settings,
      EnclavePlatform platform,
      PolicyReader policies,
      Notary notary) {
    return new GenerateAccountService(births, settings, platform.entropy(), policies, notary);
  }

  @Provides
  static ImportAccountUseCase importAccount(
      AccountBirths births,
      EnclaveSettings settings,
      ImportedKeys keys,
      PolicyReader policies,
      Notary notary) {
    return new ImportAccountService(births, settings.kmsKeys(), keys, policies, notary);
  }

  @Provides
  static MigrateAccountUseCase migrate(
      AccountBirths births,
      DataKeys dataKeys,
      EnclaveSettings settings,
      PolicyReader policies,
      Notary notary) {
    return new MigrateAccountService(births, dataKeys, settings.kmsKeys(), policies, notary);
  }

  @Provides
  static SignUseCase sign(KeyVault vault, RecoverableSigner signer, Judge judge, Notary notary) {
    return new SignService(vault, signer, judge, notary);
  }

  @Provides
  static VerifyAccountUseCase verify(KeyVault vault, Notary notary) {
    return new VerifyAccountService(vault, notary);
  }

  @Provides
  static ChangeAccountUseCase change(
      KeyVault vault, EnclaveSettings settings, Judge judge, Notary notary) {
    return new ChangeAccountService(vault, settings.kmsKeys(), judge, notary);
  }
}
