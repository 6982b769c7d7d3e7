package io.nitrowallet.requester.doctor;

import io.nitrowallet.domain.error.ErrorCode;
import io.nitrowallet.domain.error.RefusedException;
import io.nitrowallet.domain.port.out.TimeSource;
import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Supplier;

/// The steps that ask AWS: session, metadata, clock and table. Nothing is changed.
final class AwsExamination {
  private static final int METADATA_PATIENCE = 2_000;

  /// KMS refuses signatures that are five minutes off, and attestation one minute.
  private static final Duration SKEW = Duration.ofSeconds(60);

  private final TimeSource time;

  AwsExamination(TimeSource time) {
    this.time = time;
  }

  /// @param session resolves the session and says whose it is, without its secret
  Diagnosis credentials(Supplier<String> session) {
    return attempt(Step.CREDENTIALS, () -> Diagnosis.well(Step.CREDENTIALS, session.get()));
  }

  /// A request without a token must be refused.
  Diagnosis metadata(URI service) {
    try {
      URI listing = service.resolve("/latest/meta-data/");
      var request = (HttpURLConnection) listing.toURL().openConnection();
      request.setConnectTimeout(METADATA_PATIENCE);
      request.setReadTimeout(METADATA_PATIENCE);
      int status = request.getResponseCode();
      request.disconnect();
      if (status == HttpURLConnection.HTTP_UNAUTHORIZED) {
        return Diagnosis.well(Step.METADATA, "requests without a token are refused");
      }
      return Diagnosis.ill(
          Step.METADATA,
          ErrorCode.INVALID_CONFIGURATION,
          "the instance metadata service answers without a token (status %s)".formatted(status),
          Step.METADATA.advice());
    } catch (IOException | IllegalArgumentException _) {
      return Diagnosis.skipped(Step.METADATA, "no instance metadata service answers here");
    }
  }

  /// @param flaws what the table lacks
  Diagnosis table(String table, Supplier<List<String>> flaws) {
    return attempt(
        Step.TABLE,
        () -> {
          List<String> found = flaws.get();
          return found.isEmpty()
              ? Diagnosis.well(
                  Step.TABLE, "'%s' has its keys, indexes and protections".formatted(table))
              : Diagnosis.ill(
                  Step.TABLE,
                  ErrorCode.RESOURCE_DIFFERS,
                  "'%s': %s".formatted(table, String.join("; ", found)),
                  Step.TABLE.advice());
        });
  }

  /// Whether this machine's clock is AWS's.
  Diagnosis clock(Instant theirs) {
    Duration skew = Duration.between(theirs, time.now()).abs();
    String found = "%s s from KMS's".formatted(skew.toSeconds());
    return skew.compareTo(SKEW) <= 0
        ? Diagnosis.well(Step.CLOCK, found)
        : Diagnosis.ill(Step.CLOCK, ErrorCode.CLOCK_UNRELIABLE, found, Step.CLOCK.advice());
  }

  static Diagnosis attempt(Step step, Supplier<Diagnosis> examination) {
    try {
      return examination.get();
    } catch (RefusedException e) {
      return Diagnosis.of(step, e);
    }
  }
}
