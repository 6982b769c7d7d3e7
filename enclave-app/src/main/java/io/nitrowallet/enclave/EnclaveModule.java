package io.nitrowallet.enclave;

import dagger.Binds;
import dagger.Module;
import dagger.Provides;
import io.nitrowallet.aws.kms.KmsClients;
import io.nitrowallet.aws.kms.RecipientKeys;
import io.nitrowallet.aws.nsm.NsmAttestor;
import io.nitrowallet.aws.nsm.NsmClock;
import io.nitrowallet.domain.attestation.EnclaveIdentity;
import io.nitrowallet.domain.bytes.Bytes;
import io.nitrowallet.domain.envelope.PrivateKeyEnvelope;
import io.nitrowallet.domain.port.in.AttestUseCase;
import io.nitrowallet.domain.port.in.CheckHealthUseCase;
import io.nitrowallet.domain.port.in.ExplainUseCase;
import io.nitrowallet.domain.port.in.ListReceiptsUseCase;
import io.nitrowallet.domain.port.out.Attestor;
import io.nitrowallet.domain.port.out.ImportedKeys;
import io.nitrowallet.domain.port.out.IntentReader;
import io.nitrowallet.domain.port.out.PolicyReader;
import io.nitrowallet.domain.port.out.TimeSource;
import io.nitrowallet.domain.service.AttestService;
import io.nitrowallet.domain.service.EnclaveSettings;
import io.nitrowallet.domain.service.ExplainService;
import io.nitrowallet.domain.service.Judge;
import io.nitrowallet.domain.service.Notary;
import io.nitrowallet.domain.service.ReceiptChain;
import io.nitrowallet.domain.service.RowVersions;
import io.nitrowallet.domain.signing.BouncyCastleSigner;
import io.nitrowallet.domain.signing.RecoverableSigner;
import io.nitrowallet.formats.configuration.MeasuredConfiguration;
import io.nitrowallet.formats.json.IntentJson;
import io.nitrowallet.formats.json.PolicyJson;
import io.nitrowallet.vsock.egress.TunnelSocketFactory;
import io.nitrowallet.vsock.server.ParsingTurns;
import io.nitrowallet.vsock.transport.VsockAddress;
import jakarta.inject.Singleton;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.kms.KmsClient;

/// Binds the core's ports to the NSM, to KMS behind the parent's proxy, and to this life's
/// identity.
@Module(subcomponents = RequestComponent.class)
interface EnclaveModule {
  @Provides
  @Singleton
  static Attestor attestor(EnclavePlatform platform) {
    return new NsmAttestor(platform.secureModule());
  }

  @Provides
  @Singleton
  static TimeSource time(Attestor attestor, EnclavePlatform platform) {
    return new NsmClock(attestor, platform.kernelClock());
  }

  @Provides
  @Singleton
  static IdentityKeys identityKeys(EnclavePlatform platform) {
    return IdentityKeys.generate(platform.entropy());
  }

  @Provides
  static EnclaveIdentity identity(IdentityKeys keys) {
    return keys.identity();
  }

  @Binds
  ImportedKeys importedKeys(IdentityKeys keys);

  @Provides
  static Notary notary(IdentityKeys keys, TimeSource time, ReceiptChain receipts) {
    return new Notary(keys, time, receipts);
  }

  @Provides
  static PolicyReader policyReader(ParsingTurns turns) {
    return text -> turns.inTurn(() -> PolicyJson.decode(text));
  }

  @Provides
  static IntentReader intentReader(ParsingTurns turns) {
    return payload -> turns.inTurn(() -> IntentJson.decode(payload));
  }

  /// Of the documents within requests, which are read after these.
  @Provides
  @Singleton
  static ParsingTurns parsingTurns(MeasuredConfiguration configuration) {
    return new ParsingTurns(
        2 * Runtime.getRuntime().availableProcessors(), configuration.limits().request());
  }

  @Provides
  static Judge judge(PolicyReader policies, IntentReader intents, TimeSource time) {
    return new Judge(policies, intents, time);
  }

  @Provides
  @Singleton
  static RowVersions rowVersions() {
    return new RowVersions();
  }

  /// The document that this life begins with.
  @Provides
  @Singleton
  @BootDocument
  static Bytes bootDocument(Attestor attestor, EnclaveIdentity identity) {
    return attestor.attest(Attestor.Statement.ofPublicKey(identity.encode()));
  }

  @Provides
  @Singleton
  static ReceiptChain receiptChain(@BootDocument Bytes bootDocument, IdentityKeys keys) {
    return new ReceiptChain(bootDocument, keys);
  }

  @Binds
  ListReceiptsUseCase receipts(ReceiptChain chain);

  @Provides
  @Singleton
  static EnclaveSettings settings(MeasuredConfiguration configuration, EnclaveIdentity identity) {
    return new EnclaveSettings(configuration.kms().keys(), configuration.defaultPolicy(), identity);
  }

  @Provides
  static PrivateKeyEnvelope envelope(EnclavePlatform platform) {
    return new PrivateKeyEnvelope(platform.entropy());
  }

  @Provides
  static RecoverableSigner signer() {
    return new BouncyCastleSigner();
  }

  @Provides
  @Singleton
  static RecipientKeys recipientKeys(EnclavePlatform platform) {
    return RecipientKeys.drawnFrom(EntropyRandom.drawing(platform.entropy()));
  }

  @Provides
  @Singleton
  static KmsClient kmsClient(MeasuredConfiguration configuration, EnclavePlatform platform) {
    var ports = configuration.ports();
    var proxy = new VsockAddress(ports.parentCid(), ports.kmsProxy());
    var kms = configuration.kms();
    return KmsClients.over(
        new TunnelSocketFactory(platform.transport(), proxy),
        kms.endpoint(),
        Region.of(kms.region()),
        kms.tlsRoots());
  }

  @Provides
  @Singleton
  static AttestUseCase attest(
      Attestor attestor,
      EnclaveIdentity identity,
      @BootDocument Bytes bootDocument,
      ReceiptChain receipts) {
    return new AttestService(attestor, identity, bootDocument, receipts);
  }

  @Provides
  static ExplainUseCase explain(EnclaveSettings settings, Judge judge, Notary notary) {
    return new ExplainService(settings.kmsKeys(), judge, notary);
  }

  @Provides
  @Singleton
  static Counters counters() {
    return new Counters();
  }

  @Provides
  @Singleton
  static CheckHealthUseCase health(EnclaveIdentity identity, Counters counters) {
    return new HealthService(identity, counters);
  }
}
