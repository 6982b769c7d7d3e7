package io.nitrowallet.bench;

import io.nitrowallet.aws.kms.KmsClients;
import io.nitrowallet.aws.kms.KmsDataKeys;
import io.nitrowallet.aws.kms.RecipientKeys;
import io.nitrowallet.aws.nsm.NsmAttestor;
import io.nitrowallet.aws.nsm.NsmEntropy;
import io.nitrowallet.dev.nsm.SoftNsm;
import io.nitrowallet.dev.nsm.SoftNsmAuthority;
import io.nitrowallet.domain.bytes.Bytes;
import io.nitrowallet.domain.envelope.PrivateKeyEnvelope;
import io.nitrowallet.domain.port.in.SignCommand;
import io.nitrowallet.domain.port.in.SignResult;
import io.nitrowallet.domain.port.out.Attestor;
import io.nitrowallet.domain.service.Judge;
import io.nitrowallet.domain.service.KeyVault;
import io.nitrowallet.domain.service.Notary;
import io.nitrowallet.domain.service.ReceiptChain;
import io.nitrowallet.domain.service.RowVersions;
import io.nitrowallet.domain.service.SignService;
import io.nitrowallet.domain.signing.BouncyCastleSigner;
import io.nitrowallet.enclave.IdentityKeys;
import io.nitrowallet.enclave.MeasuredConfigurationFile;
import io.nitrowallet.formats.configuration.MeasuredConfiguration;
import io.nitrowallet.formats.json.IntentJson;
import io.nitrowallet.formats.json.PolicyJson;
import io.nitrowallet.vsock.egress.TunnelSocketFactory;
import io.nitrowallet.vsock.transport.UnixDirectory;
import io.nitrowallet.vsock.transport.VsockAddress;
import java.security.SecureRandom;
import java.time.Instant;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.kms.KmsClient;

/// What the enclave does between taking a sign request and answering it, composed as the enclave
/// composes it, with the image's registers and the stack's own KMS behind the stack's own proxy,
/// but in this process and with stopwatches around two ports. Used by one thread.
final class EnclaveSide implements AutoCloseable {
  private static final String MODULE_ID = "i-0123456789abcdef0-enc0123456789abcdef";

  private final StackClient stack;
  private final MeasuredConfiguration configuration;
  private final PrivateKeyEnvelope envelope;
  private final RowVersions versions = new RowVersions();
  private final Judge judge = new Judge(PolicyJson::decode, IntentJson::decode, Instant::now);
  private final Notary notary;
  private final Attestor attestor;
  private final KmsClient client;
  private final RecipientKeys recipientKeys = RecipientKeys.drawnFrom(new SecureRandom());
  private final Stopwatch unwrapping = new Stopwatch();
  private final Stopwatch attesting = new Stopwatch();

  EnclaveSide(StackClient stack) {
    this.stack = stack;
    this.configuration = MeasuredConfigurationFile.read(stack.layout().enclaveConfiguration());
    SoftNsm nsm =
        new SoftNsm(
            SoftNsmAuthority.open(stack.layout().nsmAuthority(), Instant::now),
            stack.configuration().pcrs(),
            MODULE_ID,
            Instant::now);
    NsmEntropy entropy = new NsmEntropy(nsm);
    this.envelope = new PrivateKeyEnvelope(entropy);
    IdentityKeys identity = IdentityKeys.generate(entropy);
    this.notary = new Notary(identity, Instant::now, new ReceiptChain(Bytes.EMPTY, identity));
    Attestor module = new NsmAttestor(nsm);
    this.attestor = statement -> attesting.time(() -> module.attest(statement));
    this.client = client();
  }

  private KmsClient client() {
    var ports = configuration.ports();
    var proxy = new VsockAddress(ports.parentCid(), ports.kmsProxy());
    var transport = new UnixDirectory(stack.layout().sockets());
    var kms = configuration.kms();
    return KmsClients.over(
        new TunnelSocketFactory(transport, proxy),
        kms.endpoint(),
        Region.of(kms.region()),
        kms.tlsRoots());
  }

  /// Serves one request with objects of its own, as the enclave does.
  SignResult sign(SignCommand command) {
    var dataKeys = new KmsDataKeys(client, stack.role(), recipientKeys, attestor);
    var vault =
        new KeyVault(
            new TimedDataKeys(dataKeys, unwrapping),
            envelope,
            configuration.kms().keys(),
            versions);
    return new SignService(vault, new BouncyCastleSigner(), judge, notary).sign(command);
  }

  /// The whole of `DataKeys.unwrap`.
  Stopwatch unwrapping() {
    return unwrapping;
  }

  /// The part of it that makes the attestation document.
  Stopwatch attesting() {
    return attesting;
  }

  @Override
  public void close() {
    client.close();
    recipientKeys.close();
  }
}
