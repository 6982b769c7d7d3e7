package io.nitrowallet.parent.composition;

import dagger.Binds;
import dagger.Module;
import dagger.Provides;
import io.nitrowallet.aws.attestation.CoseAttestationVerifier;
import io.nitrowallet.aws.credentials.ParentCredentials;
import io.nitrowallet.domain.port.in.AttestUseCase;
import io.nitrowallet.domain.port.in.CheckHealthUseCase;
import io.nitrowallet.domain.port.in.GenerateAccountUseCase;
import io.nitrowallet.domain.port.in.SignUseCase;
import io.nitrowallet.domain.port.in.VerifyAccountUseCase;
import io.nitrowallet.domain.port.out.AttestationVerifier;
import io.nitrowallet.parent.attestation.DevelopmentRoot;
import io.nitrowallet.parent.config.Configuration;
import io.nitrowallet.parent.config.Setting;
import io.nitrowallet.parent.credentials.SessionCredential;
import io.nitrowallet.vsock.client.RemoteEnclave;
import io.nitrowallet.vsock.transport.Transport;
import io.nitrowallet.vsock.transport.VsockAddress;
import jakarta.inject.Provider;
import jakarta.inject.Singleton;

/// The enclave behind the socket, as all the driving ports.
@Module
interface EnclaveModule {
  @Binds
  GenerateAccountUseCase generation(RemoteEnclave enclave);

  @Binds
  SignUseCase signing(RemoteEnclave enclave);

  @Binds
  VerifyAccountUseCase verification(RemoteEnclave enclave);

  @Binds
  AttestUseCase attestation(RemoteEnclave enclave);

  @Binds
  CheckHealthUseCase health(RemoteEnclave enclave);

  @Provides
  static Transport transport(Configuration configuration) {
    return Transport.parse(configuration.required(Setting.TRANSPORT));
  }

  /// Credentials are looked for only when a request needs them: attesting needs none.
  @Provides
  @Singleton
  static RemoteEnclave enclave(
      Transport transport,
      Configuration configuration,
      Provider<ParentCredentials> credentials,
      OpenResources resources) {
    VsockAddress address =
        new VsockAddress(
            configuration.number(Setting.ENCLAVE_CID), configuration.number(Setting.ENCLAVE_PORT));
    return resources.keep(
        new RemoteEnclave(transport, address, () -> SessionCredential.of(credentials.get())));
  }

  @Provides
  static AttestationVerifier verifier(Configuration configuration) {
    return configuration
        .path(Setting.ATTESTATION_ROOT_FILE)
        .map(DevelopmentRoot::read)
        .map(CoseAttestationVerifier::withDevelopmentRoot)
        .orElseGet(CoseAttestationVerifier::withAwsRoot);
  }
}
