package io.nitrowallet.enclave;

import dagger.BindsInstance;
import dagger.Component;
import io.nitrowallet.aws.kms.RecipientKeys;
import io.nitrowallet.domain.attestation.EnclaveIdentity;
import io.nitrowallet.domain.port.in.AttestUseCase;
import io.nitrowallet.domain.port.in.CheckHealthUseCase;
import io.nitrowallet.domain.port.in.ExplainUseCase;
import io.nitrowallet.domain.port.in.ListReceiptsUseCase;
import io.nitrowallet.formats.configuration.MeasuredConfiguration;
import jakarta.inject.Singleton;
import software.amazon.awssdk.services.kms.KmsClient;

/// The object graph of one enclave life. What a request needs with its caller's credentials hangs
/// on {@link RequestComponent}.
@Singleton
@Component(modules = EnclaveModule.class)
interface EnclaveComponent {
  AttestUseCase attest();

  ExplainUseCase explain();

  ListReceiptsUseCase receipts();

  CheckHealthUseCase health();

  EnclaveIdentity identity();

  Counters counters();

  RequestComponent.Factory requests();

  KmsClient kmsClient();

  RecipientKeys recipientKeys();

  /// Makes the graph.
  @Component.Factory
  interface Factory {
    EnclaveComponent create(
        @BindsInstance MeasuredConfiguration configuration,
        @BindsInstance EnclavePlatform platform);
  }
}
