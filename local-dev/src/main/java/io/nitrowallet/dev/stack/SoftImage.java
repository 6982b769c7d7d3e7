package io.nitrowallet.dev.stack;

import io.nitrowallet.aws.kms.KmsDataKeys;
import io.nitrowallet.domain.account.Account;
import io.nitrowallet.domain.attestation.ImageMeasurement;
import io.nitrowallet.domain.attestation.PcrValues;
import io.nitrowallet.domain.bytes.Bytes;
import io.nitrowallet.domain.bytes.Digests;
import io.nitrowallet.domain.bytes.LengthPrefixed;
import io.nitrowallet.enclave.Enclave;
import io.nitrowallet.formats.json.StrictJson;
import io.nitrowallet.vsock.server.EnclaveServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/// Measures the soft enclave as the hypervisor measures an image: the JDK stands for kernel and
/// boot ramdisk, the enclave's own jars for the application, the configuration is the last ramdisk.
/// So another program or another configuration has another PCR0, on a laptop too.
final class SoftImage {
  /// One class of each module that an enclave image holds.
  private static final List<Class<?>> MODULES =
      List.of(
          Account.class, StrictJson.class, KmsDataKeys.class, EnclaveServer.class, Enclave.class);

  private SoftImage() {}

  /// PCR0, PCR1 and PCR2 of a soft enclave with this configuration file.
  static PcrValues measure(Bytes configuration) {
    Bytes kernel = text(System.getProperty("java.vm.version"));
    Bytes commandLine = text("soft enclave");
    Bytes boot = text(System.getProperty("java.runtime.version"));
    LengthPrefixed application = new LengthPrefixed();
    MODULES.forEach(module -> application.add(contentOf(module)));
    return ImageMeasurement.measure(
        kernel, commandLine, List.of(boot, application.toBytes(), configuration));
  }

  private static Bytes contentOf(Class<?> module) {
    try {
      Path source = Path.of(module.getProtectionDomain().getCodeSource().getLocation().toURI());
      LengthPrefixed content = new LengthPrefixed();
      try (Stream<Path> files = Files.walk(source)) {
        files.filter(Files::isRegularFile).sorted().forEach(file -> content.add(hashOf(file)));
      }
      return content.toBytes();
    } catch (IOException | URISyntaxException e) {
      throw new StackException("the enclave's own jars cannot be read", e);
    }
  }

  private static Bytes hashOf(Path file) {
    try {
      return Digests.sha384(Bytes.copyOf(Files.readAllBytes(file)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Bytes text(String value) {
    return Bytes.copyOf(value.getBytes(StandardCharsets.UTF_8));
  }
}
