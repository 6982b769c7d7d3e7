package io.nitrowallet.enclave;

import io.nitrowallet.domain.account.KeyArn;
import io.nitrowallet.domain.account.PolicyText;
import io.nitrowallet.domain.bytes.Bytes;
import io.nitrowallet.domain.error.ErrorCode;
import io.nitrowallet.domain.error.RefusedException;
import io.nitrowallet.domain.policy.AccountPolicy;
import io.nitrowallet.domain.service.KmsKeys;
import io.nitrowallet.enclave.MeasuredConfiguration.Kms;
import io.nitrowallet.enclave.MeasuredConfiguration.Ports;
import io.nitrowallet.formats.json.JsonObject;
import io.nitrowallet.formats.json.JsonValue;
import io.nitrowallet.formats.json.StrictJson;
import io.nitrowallet.vsock.server.ServerLimits;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.Certificate;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.regex.Pattern;

/// Reads the measured configuration. Every entry must be there and none may be unknown, so that a
/// typing error stops the start with a sentence instead of weakening an enclave that nobody can
/// look into.
public final class MeasuredConfigurationFile {
  private static final int MAX_LENGTH = 256 * 1024;
  private static final int MAX_FRAME = StrictJson.MAX_LENGTH;
  private static final int MAX_CONNECTIONS = 4096;
  private static final int MAX_SECONDS = 3600;
  private static final long MAX_U32 = 0xFFFF_FFFFL;

  /// The word that names the policy `open` in a configuration.
  private static final String OPEN = "open";

  /// The word for: accounts must name their policy.
  private static final String NO_DEFAULT = "none";

  private static final String TLS_ROOTS_FORM = "'tlsRoots' must hold one PEM certificate a string";

  private static final Pattern ONE_PEM_BLOCK =
      Pattern.compile(
          "\\s*-----BEGIN CERTIFICATE-----[A-Za-z0-9+/=\\s]+-----END CERTIFICATE-----\\s*");

  private MeasuredConfigurationFile() {}

  /// The configuration in `file`.
  ///
  /// @throws RefusedException with {@link ErrorCode#INVALID_CONFIGURATION}, naming the entry
  public static MeasuredConfiguration read(Path file) {
    try (InputStream in = Files.newInputStream(file)) {
      byte[] content = in.readNBytes(MAX_LENGTH + 1);
      if (content.length > MAX_LENGTH) {
        throw refused("the configuration is over 256 KiB long");
      }
      return parse(Bytes.copyOf(content));
    } catch (IOException e) {
      throw new RefusedException(
          ErrorCode.INVALID_CONFIGURATION, "the configuration file " + file + " cannot be read", e);
    }
  }

  /// The configuration that `content` states.
  ///
  /// @throws RefusedException with {@link ErrorCode#INVALID_CONFIGURATION}, naming the entry
  public static MeasuredConfiguration parse(Bytes content) {
    JsonObject root =
        JsonObject.of(
            stated("the configuration", () -> StrictJson.parse(content)),
            ErrorCode.INVALID_CONFIGURATION,
            "the configuration");
    root.requireOnly(
        Set.of(
            "v",
            "region",
            "kmsEndpoint",
            "sealKeys",
            "openKeys",
            "tlsRoots",
            "defaultPolicy",
            "ports",
            "limits"));
    if (root.require("v").integer() != 1) {
      throw refused("the configuration's version 'v' is another than 1, the only known one");
    }
    return new MeasuredConfiguration(
        kms(root),
        defaultPolicy(root.require("defaultPolicy").text()),
        ports(root.require("ports").object()),
        limits(root.require("limits").object()));
  }

  private static Kms kms(JsonObject root) {
    List<X509Certificate> roots =
        root.require("tlsRoots").elements().stream().map(pem -> certificate(pem.text())).toList();
    if (roots.isEmpty()) {
      throw refused("'tlsRoots' must name at least one certificate");
    }
    String region = root.require("region").text();
    String endpoint = root.require("kmsEndpoint").text();
    if (!region.matches("[a-z0-9-]{1,32}") || !endpoint.matches("[a-z0-9.-]{1,253}")) {
      throw refused("'region' must be an AWS Region and 'kmsEndpoint' a host name");
    }
    return new Kms(region, endpoint, keys(root, region), roots);
  }

  private static KmsKeys keys(JsonObject root, String region) {
    try {
      KmsKeys keys = new KmsKeys(arns(root, "sealKeys"), arns(root, "openKeys"));
      if (!keys.seal().stream().allMatch(key -> key.region().equals(region))) {
        throw refused("every key of 'sealKeys' must lie in 'region'");
      }
      return keys;
    } catch (IllegalArgumentException e) {
      throw refused(
          "'sealKeys' must name at least one key, and no key may stand twice in it and 'openKeys'");
    }
  }

  private static List<KeyArn> arns(JsonObject root, String entry) {
    return root.require(entry).elements().stream()
        .map(JsonValue::text)
        .map(arn -> stated("'" + entry + "'", () -> new KeyArn(arn)))
        .toList();
  }

  private static Optional<PolicyText> defaultPolicy(String entry) {
    return switch (entry) {
      case NO_DEFAULT -> Optional.empty();
      case OPEN -> Optional.of(AccountPolicy.OPEN);
      default -> {
        PolicyText text = stated("'defaultPolicy'", () -> new PolicyText(entry));
        AccountPolicy _ = stated("'defaultPolicy'", () -> AccountPolicy.parse(text));
        yield Optional.of(text);
      }
    };
  }

  private static Ports ports(JsonObject ports) {
    ports.requireOnly(Set.of("enclave", "parentCid", "kmsProxy", "log"));
    return new Ports(
        bounded(ports, "enclave", MAX_U32),
        bounded(ports, "parentCid", MAX_U32),
        bounded(ports, "kmsProxy", MAX_U32),
        bounded(ports, "log", MAX_U32));
  }

  private static ServerLimits limits(JsonObject limits) {
    limits.requireOnly(
        Set.of("frameBytes", "connections", "idleSeconds", "headerSeconds", "requestSeconds"));
    return new ServerLimits(
        (int) bounded(limits, "frameBytes", MAX_FRAME),
        (int) bounded(limits, "connections", MAX_CONNECTIONS),
        Duration.ofSeconds(bounded(limits, "idleSeconds", MAX_SECONDS)),
        Duration.ofSeconds(bounded(limits, "headerSeconds", MAX_SECONDS)),
        Duration.ofSeconds(bounded(limits, "requestSeconds", MAX_SECONDS)));
  }

  private static long bounded(JsonObject parent, String name, long max) {
    long value = parent.require(name).integer();
    if (value < 1 || value > max) {
      throw refused("'" + name + "' must be from 1 to " + max);
    }
    return value;
  }

  /// Exactly one certificate: what stands beside it in the same text would be trusted by nobody,
  /// though whoever reads the configuration may believe so.
  private static X509Certificate certificate(String pem) {
    if (!ONE_PEM_BLOCK.matcher(pem).matches()) {
      throw refused(TLS_ROOTS_FORM);
    }
    var text = new ByteArrayInputStream(pem.getBytes(StandardCharsets.US_ASCII));
    try {
      Collection<? extends Certificate> read =
          CertificateFactory.getInstance("X.509").generateCertificates(text);
      if (read.size() == 1 && read.iterator().next() instanceof X509Certificate certificate) {
        return certificate;
      }
    } catch (CertificateException e) {
      throw new RefusedException(ErrorCode.INVALID_CONFIGURATION, TLS_ROOTS_FORM, e);
    }
    throw refused(TLS_ROOTS_FORM);
  }

  /// What `reading` yields; its refusal becomes one of the entry named `entry`.
  private static <T> T stated(String entry, Supplier<T> reading) {
    try {
      return reading.get();
    } catch (RefusedException e) {
      throw new RefusedException(
          ErrorCode.INVALID_CONFIGURATION, entry + " is refused: " + e.sentence(), e);
    }
  }

  private static RefusedException refused(String sentence) {
    return new RefusedException(ErrorCode.INVALID_CONFIGURATION, sentence);
  }
}
