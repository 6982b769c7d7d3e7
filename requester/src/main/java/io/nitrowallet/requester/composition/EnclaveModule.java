package io.nitrowallet.requester.composition;

import dagger.Binds;
import dagger.Module;
import dagger.Provides;
import io.nitrowallet.aws.attestation.CoseAttestationVerifier;
import io.nitrowallet.aws.credentials.ParentCredentials;
import io.nitrowallet.domain.attestation.PcrValues;
import io.nitrowallet.domain.port.in.AttestUseCase;
import io.nitrowallet.domain.port.in.ChangeAccountUseCase;
import io.nitrowallet.domain.port.in.CheckHealthUseCase;
import io.nitrowallet.domain.port.in.ExplainUseCase;
import io.nitrowallet.domain.port.in.GenerateAccountUseCase;
import io.nitrowallet.domain.port.in.SignUseCase;
import io.nitrowallet.domain.port.in.VerifyAccountUseCase;
import io.nitrowallet.domain.port.out.AttestationVerifier;
import io.nitrowallet.domain.port.out.Entropy;
import io.nitrowallet.domain.port.out.TimeSource;
import io.nitrowallet.domain.service.AttestedIdentity;
import io.nitrowallet.requester.attestation.DevelopmentRoot;
import io.nitrowallet.requester.config.Configuration;
import io.nitrowallet.requester.config.Setting;
import io.nitrowallet.requester.credentials.SessionCredential;
import io.nitrowallet.requester.fleet.EnclaveFleet;
import io.nitrowallet.requester.fleet.EnclaveVoice;
import io.nitrowallet.requester.fleet.Requester;
import io.nitrowallet.requester.receipts.HeadFile;
import io.nitrowallet.requester.tunnel.Transports;
import io.nitrowallet.vsock.client.RemoteEnclave;
import io.nitrowallet.vsock.transport.Transport;
import io.nitrowallet.vsock.transport.VsockAddress;
import jakarta.inject.Provider;
import jakarta.inject.Singleton;
import java.util.List;

/// The enclaves behind their sockets, as the driving ports. What it does to accounts is believed
/// only where the attested identity signed for it.
@Module
interface EnclaveModule {
  @Binds
  GenerateAccountUseCase generation(EnclaveFleet fleet);

  @Binds
  SignUseCase signing(EnclaveFleet fleet);

  @Binds
  ExplainUseCase explanation(EnclaveFleet fleet);

  @Binds
  ChangeAccountUseCase change(EnclaveFleet fleet);

  @Binds
  VerifyAccountUseCase verification(EnclaveFleet fleet);

  @Binds
  AttestUseCase attestation(RemoteEnclave enclave);

  @Binds
  CheckHealthUseCase health(RemoteEnclave enclave);

  @Provides
  static Transport transport(Configuration configuration) {
    return Transports.of(configuration);
  }

  /// The one enclave of which an answer of its own is wanted: its attestation, its health.
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
    return remote(transport, address, credentials, resources);
  }

  private static RemoteEnclave remote(
      Transport transport,
      VsockAddress address,
      Provider<ParentCredentials> credentials,
      OpenResources resources) {
    return resources.keep(
        new RemoteEnclave(transport, address, () -> SessionCredential.of(credentials.get())));
  }

  /// Each enclave, to be asked about itself.
  @Provides
  @Singleton
  static List<EnclaveVoice> voices(
      Transport transport,
      Configuration configuration,
      Provider<ParentCredentials> credentials,
      OpenResources resources) {
    return addresses(configuration).stream()
        .map(address -> {
          RemoteEnclave enclave = remote(transport, address, credentials, resources);
          return new EnclaveVoice("CID " + address.cid(), enclave, enclave);
        })
        .toList();
  }

  /// Where they are.
  @Provides
  static List<VsockAddress> addresses(Configuration configuration) {
    long port = configuration.number(Setting.ENCLAVE_PORT);
    return configuration.numbers(Setting.ENCLAVE_CID).stream()
        .map(cid -> new VsockAddress(cid, port))
        .toList();
  }

  /// One for the run: each enclave is attested once.
  @Provides
  @Singleton
  static EnclaveFleet fleet(
      Configuration configuration,
      FleetTrust trust,
      Requester requester,
      Provider<ParentCredentials> credentials,
      OpenResources resources) {
    return resources.keep(
        EnclaveFleet.over(
            transport(configuration),
            addresses(configuration),
            () -> SessionCredential.of(credentials.get()),
            trust::session,
            requester));
  }

  @Provides
  static Requester requester(Entropy entropy, HeadFile heads) {
    return new Requester(entropy, heads);
  }

  @Provides
  static FleetTrust trust(
      AttestationVerifier verifier, PcrValues expected, Entropy entropy, TimeSource time) {
    return new FleetTrust(verifier, expected, entropy, time);
  }

  /// What every enclave is attested with.
  record FleetTrust(
      AttestationVerifier verifier, PcrValues expected, Entropy entropy, TimeSource time) {
    AttestedIdentity session(AttestUseCase enclave) {
      return new AttestedIdentity(enclave, verifier, expected, entropy, time);
    }
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
