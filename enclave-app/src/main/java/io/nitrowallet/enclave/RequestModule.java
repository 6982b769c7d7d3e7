package io.nitrowallet.enclave;

import dagger.Module;
import dagger.Provides;
import io.nitrowallet.aws.kms.KmsDataKeys;
import io.nitrowallet.aws.kms.RecipientKeys;
import io.nitrowallet.domain.envelope.PrivateKeyEnvelope;
import io.nitrowallet.domain.port.in.GenerateAccountUseCase;
import io.nitrowallet.domain.port.in.SignUseCase;
import io.nitrowallet.domain.port.in.VerifyAccountUseCase;
import io.nitrowallet.domain.port.out.Attestor;
import io.nitrowallet.domain.port.out.DataKeys;
import io.nitrowallet.domain.service.EnclaveSettings;
import io.nitrowallet.domain.service.GenerateAccountService;
import io.nitrowallet.domain.service.KeyVault;
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
  static KeyVault vault(DataKeys dataKeys, PrivateKeyEnvelope envelope, EnclaveSettings settings) {
    return new KeyVault(dataKeys, envelope, settings.kmsKeys());
  }

  @Provides
  static GenerateAccountUseCase generate(
      KeyVault vault, EnclaveSettings settings, EnclavePlatform platform, Attestor attestor) {
    return new GenerateAccountService(
        vault, settings, platform.entropy(), attestor, platform.time());
  }

  @Provides
  static SignUseCase sign(KeyVault vault, RecoverableSigner signer) {
    return new SignService(vault, signer);
  }

  @Provides
  static VerifyAccountUseCase verify(KeyVault vault) {
    return new VerifyAccountService(vault);
  }
}
