package io.nitrowallet.dev.stack;

import io.nitrowallet.aws.nsm.NsmEntropy;
import io.nitrowallet.dev.nsm.SoftNsm;
import io.nitrowallet.dev.nsm.SoftNsmAuthority;
import io.nitrowallet.domain.attestation.PcrValues;
import io.nitrowallet.domain.port.out.Entropy;
import io.nitrowallet.domain.port.out.TimeSource;
import io.nitrowallet.enclave.Enclave;
import io.nitrowallet.enclave.EnclavePlatform;
import io.nitrowallet.formats.configuration.MeasuredConfigurationJson;
import io.nitrowallet.formats.json.StrictJson;
import io.nitrowallet.requester.composition.RequesterComponent;
import io.nitrowallet.requester.config.Setting;
import io.nitrowallet.vsock.transport.UnixDirectory;
import java.time.Instant;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import tools.jackson.databind.node.ObjectNode;

/// An enclave within the test's JVM, in the stack's deployment, so that a test decides what it
/// stands on. Its soft NSM vouches for the stack's own image, or KMS would release nothing to it.
final class EnclaveInTest implements AutoCloseable {
  private static final String MODULE_ID = "i-0123456789abcdef0-enc0fedcba9876543210";

  private final LocalStack stack;
  private final long port;
  private final Enclave enclave;

  /// @param change what its configuration has otherwise than the stack's
  /// @param entropy what it draws from, made of what it would draw from
  EnclaveInTest(
      LocalStack stack, long port, Consumer<ObjectNode> change, UnaryOperator<Entropy> entropy) {
    this(stack, port, change, entropy, Instant::now);
  }

  /// The same of another image: its soft NSM vouches for `image`.
  EnclaveInTest(LocalStack stack, long port, Consumer<ObjectNode> change, PcrValues image) {
    this(stack, port, change, entropy -> entropy, Instant::now, image);
  }

  /// @param kernelClock what its soft NSM's time, which is right, is compared with
  EnclaveInTest(
      LocalStack stack,
      long port,
      Consumer<ObjectNode> change,
      UnaryOperator<Entropy> entropy,
      TimeSource kernelClock) {
    this(stack, port, change, entropy, kernelClock, stack.image());
  }

  private EnclaveInTest(
      LocalStack stack,
      long port,
      Consumer<ObjectNode> change,
      UnaryOperator<Entropy> entropy,
      TimeSource kernelClock,
      PcrValues image) {
    this.stack = stack;
    this.port = port;
    StackLayout layout = stack.layout();
    ObjectNode configuration = StrictJson.parse(StackFiles.read(layout.enclaveConfiguration()));
    ((ObjectNode) configuration.get("ports")).put("enclave", port);
    change.accept(configuration);
    TimeSource time = Instant::now;
    SoftNsm nsm =
        new SoftNsm(SoftNsmAuthority.open(layout.nsmAuthority(), time), image, MODULE_ID, time);
    var transport = new UnixDirectory(layout.sockets());
    var drawn = entropy.apply(new NsmEntropy(nsm));
    this.enclave =
        Enclave.start(
            MeasuredConfigurationJson.decode(StrictJson.write(configuration)),
            transport,
            _ -> new EnclavePlatform(transport, nsm, drawn, kernelClock));
  }

  /// A requester, asking this enclave.
  RequesterComponent parent() {
    return LocalStack.component(
        stack.configurationWith(Map.of(Setting.ENCLAVE_PORT, Long.toString(port))));
  }

  @Override
  public void close() {
    enclave.close();
  }
}
