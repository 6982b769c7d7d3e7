package io.nitrowallet.formats.configuration;

import io.nitrowallet.domain.account.KeyArn;
import io.nitrowallet.domain.account.PolicyText;
import io.nitrowallet.domain.bytes.Bytes;
import io.nitrowallet.domain.error.ErrorCode;
import io.nitrowallet.domain.error.RefusedException;
import io.nitrowallet.domain.policy.AccountPolicy;
import io.nitrowallet.domain.service.KmsKeys;
import io.nitrowallet.formats.configuration.MeasuredConfiguration.Kms;
import io.nitrowallet.formats.configuration.MeasuredConfiguration.Limits;
import io.nitrowallet.formats.configuration.MeasuredConfiguration.Ports;
import io.nitrowallet.formats.json.JsonObject;
import io.nitrowallet.formats.json.JsonValue;
import io.nitrowallet.formats.json.PolicyJson;
import io.nitrowallet.formats.json.StrictJson;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/// Reads a measured configuration entry by entry. All of them must be there and none may be
/// unknown, so that a typing error stops the start with a sentence instead of weakening an enclave
/// that nobody can look into.
final class MeasuredConfigurationReader {
  private static final int MAX_FRAME = StrictJson.MAX_LENGTH;
  private static final int MAX_CONNECTIONS = 4096;
  private static final int MAX_SECONDS = 3600;
  private static final long MAX_U32 = 0xFFFF_FFFFL;

  private static final Set<String> ENTRIES =
      Set.of(
          "v",
          "region",
          "kmsEndpoint",
          "sealKeys",
          "openKeys",
          "tlsRoots",
          "defaultPolicy",
          "ports",
          "limits");

  private MeasuredConfigurationReader() {}

  static MeasuredConfiguration read(Bytes document) {
    if (document.length() > MeasuredConfigurationJson.MAX_LENGTH) {
      throw refused("the configuration is over 256 KiB long");
    }
    JsonObject root =
        JsonObject.of(
            stated("the configuration", () -> StrictJson.parse(document)),
            ErrorCode.INVALID_CONFIGURATION,
            "the configuration");
    root.requireOnly(ENTRIES);
    if (root.require("v").integer() != MeasuredConfigurationJson.VERSION) {
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
        root.require("tlsRoots").elements().stream()
            .map(JsonValue::text)
            .map(pem -> stated("'tlsRoots'", () -> PemCertificates.parseOne(pem)))
            .toList();
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
      case MeasuredConfigurationJson.NO_DEFAULT -> Optional.empty();
      case MeasuredConfigurationJson.OPEN -> Optional.of(AccountPolicy.OPEN);
      default -> {
        PolicyText text = stated("'defaultPolicy'", () -> new PolicyText(entry));
        AccountPolicy _ = stated("'defaultPolicy'", () -> PolicyJson.decode(text));
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

  private static Limits limits(JsonObject limits) {
    limits.requireOnly(
        Set.of("frameBytes", "connections", "idleSeconds", "headerSeconds", "requestSeconds"));
    return new Limits(
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
