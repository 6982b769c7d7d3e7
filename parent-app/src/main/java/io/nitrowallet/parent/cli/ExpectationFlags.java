package io.nitrowallet.parent.cli;

import io.nitrowallet.domain.attestation.AttestationExpectations.DebugMode;
import io.nitrowallet.domain.attestation.AttestationExpectations.Freshness;
import io.nitrowallet.domain.attestation.PcrValues;
import io.nitrowallet.domain.bytes.Bytes;
import io.nitrowallet.domain.dsse.VerifyingKey;
import io.nitrowallet.domain.error.ErrorCode;
import io.nitrowallet.domain.error.RefusedException;
import io.nitrowallet.image.release.ManifestFile;
import io.nitrowallet.requester.attestation.AttestationInquiry.Demand;
import io.nitrowallet.requester.attestation.ExpectedPcrs;
import io.nitrowallet.requester.config.Configuration;
import io.nitrowallet.requester.config.Setting;
import java.io.InputStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/// What to expect of an enclave. What the command line names takes the place of the configured
/// registers; two of its flags that contradict each other are refused.
final class ExpectationFlags {
  @Option(
      names = "--expect",
      paramLabel = "FILE",
      description = "compare with this image, release manifest, or output of nitro-cli")
  private @Nullable Path file;

  @Option(
      names = "--release-key",
      paramLabel = "PEM",
      description = "believe --expect only if this public key signed it")
  private @Nullable String releaseKey;

  @Option(
      names = "--max-age",
      paramLabel = "SECONDS",
      description = "how old a document may be (default 300)")
  private long maxAgeSeconds = Freshness.Live.DEFAULT_MAX_AGE.toSeconds();

  @Option(
      names = "--allow-debug",
      description = "let an enclave in debug mode pass, which anyone on its parent can read")
  private boolean allowDebug;

  @Option(names = "--pcr0", paramLabel = "HEX", description = "the whole image")
  private @Nullable String pcr0;

  @Option(names = "--pcr1", paramLabel = "HEX", description = "kernel and boot ramdisk")
  private @Nullable String pcr1;

  @Option(
      names = "--pcr2",
      paramLabel = "HEX",
      description = "the application and the configuration")
  private @Nullable String pcr2;

  @Option(names = "--pcr3", paramLabel = "HEX", description = "the parent instance's role")
  private @Nullable String pcr3;

  @Option(names = "--pcr4", paramLabel = "HEX", description = "the parent instance's id")
  private @Nullable String pcr4;

  @Option(names = "--pcr8", paramLabel = "HEX", description = "the image's signing certificate")
  private @Nullable String pcr8;

  /// What is demanded, and a phrase on where that comes from.
  Expected expected(Session session) {
    Map<String, PcrValues> sources = new LinkedHashMap<>();
    if (file != null) {
      ExpectedPcrs expected = ExpectedPcrs.read(file, releaseKey());
      sources.put(expected.origin(), expected.values());
    } else if (releaseKey != null) {
      throw refused("--release-key says whose signature --expect must carry: give both");
    }
    PcrValues flags = ofFlags();
    if (!flags.values().isEmpty()) {
      sources.put("the command line", flags);
    }
    if (sources.isEmpty() || session.flags().containsKey(Setting.ATTESTATION_PCRS)) {
      Configuration configuration = session.configuration();
      String origin = configuration.resolved(Setting.ATTESTATION_PCRS).origin().words();
      sources.put("'attestation.pcrs', " + origin, configuration.pcrs());
    }
    if (maxAgeSeconds < 1) {
      throw refused("--max-age is at least one second");
    }
    Demand demand =
        new Demand(
            merge(sources.values()),
            Duration.ofSeconds(maxAgeSeconds),
            allowDebug ? DebugMode.ALLOWED : DebugMode.REFUSED);
    return new Expected(demand, String.join("; ", sources.keySet()));
  }

  private Optional<VerifyingKey> releaseKey() {
    return Optional.ofNullable(releaseKey)
        .map(name -> ManifestFile.publicKey(InputFiles.read(name, InputStream.nullInputStream())));
  }

  private PcrValues ofFlags() {
    Map<Integer, Bytes> values = new TreeMap<>();
    put(values, 0, pcr0);
    put(values, 1, pcr1);
    put(values, 2, pcr2);
    put(values, 3, pcr3);
    put(values, 4, pcr4);
    put(values, 8, pcr8);
    return PcrValues.of(values);
  }

  private static void put(Map<Integer, Bytes> values, int index, @Nullable String hex) {
    if (hex != null) {
      if (!hex.matches("[0-9a-fA-F]{96}")) {
        throw refused("--pcr%s must be 96 hex digits".formatted(index));
      }
      values.put(index, Bytes.ofHex(hex));
    }
  }

  private static PcrValues merge(Iterable<PcrValues> sources) {
    Map<Integer, Bytes> merged = new TreeMap<>();
    for (PcrValues source : sources) {
      source
          .values()
          .forEach((index, value) -> {
            Bytes other = merged.put(index, value);
            if (other != null && !other.equals(value)) {
              throw refused("two different values of PCR%s are expected".formatted(index));
            }
          });
    }
    return PcrValues.of(merged);
  }

  private static RefusedException refused(String sentence) {
    return new RefusedException(ErrorCode.INVALID_VALUE, sentence);
  }

  /// What is demanded, and a phrase on where that comes from.
  record Expected(Demand demand, String origin) {}
}
