package io.nitrowallet.vsock.event;

import static io.nitrowallet.vsock.Schemas.isValid;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.nitrowallet.domain.bytes.Bytes;
import io.nitrowallet.domain.error.ErrorCode;
import io.nitrowallet.vsock.Fixtures;
import io.nitrowallet.vsock.request.RequestId;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Events and the published schema say the same.
final class EventJsonTest {
  private static final RequestId ID = new RequestId("r-1");
  private static final Instant TIME = Instant.parse("2026-11-25T10:20:30.123456789Z");

  static Stream<EnclaveEvent> events() {
    return Stream.of(
        new EnclaveEvent.Started("0.1.0-SNAPSHOT", Fixtures.repeated(7, 32)),
        new EnclaveEvent.NotStarted(ErrorCode.NSM_FAILED),
        new EnclaveEvent.Stopped(),
        answered(Optional.empty()),
        answered(Optional.of(ErrorCode.POLICY_DENIED)),
        EnclaveEvent.Fault.of(new IllegalStateException(), Optional.empty()),
        EnclaveEvent.Fault.of(new StackOverflowError(), Optional.of(ID)),
        new EnclaveEvent.Dropped(7));
  }

  private static EnclaveEvent answered(Optional<ErrorCode> refusal) {
    return new EnclaveEvent.Answered("sign", ID, refusal, Duration.ofMillis(12));
  }

  private static String line(EnclaveEvent event) {
    return new String(EventJson.encode(new NumberedEvent(3, TIME, event)).toArray(), UTF_8);
  }

  private static Bytes bytes(String text) {
    return Bytes.copyOf(text.getBytes(UTF_8));
  }

  @ParameterizedTest
  @MethodSource("events")
  void everyEventIsOneShortLineThatFitsTheSchema(EnclaveEvent event) throws IOException {
    String line = line(event);
    assertTrue(line.endsWith("}\n") && line.indexOf('\n') == line.length() - 1, line);
    assertTrue(line.length() < 512, line);
    assertTrue(isValid("event", bytes(line)), line);
    assertFalse(isValid("event", bytes(line.replace("\"v\":1", "\"v\":1,\"text\":\"x\""))));
  }

  @Test
  void readsAsTheProtocolShowsIt() {
    assertEquals(
        """
        {"v":1,"number":3,"time":"2026-11-25T10:20:30.123Z","level":"warn","event":"request",\
        "op":"sign","code":"POLICY_DENIED","requestId":"r-1","durationMillis":12}
        """,
        line(answered(Optional.of(ErrorCode.POLICY_DENIED))));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\"level\":\"info\"=>\"level\":\"loud\"",
        "\"event\":\"request\"=>\"event\":\"reply\"",
        "\"op\":\"sign\"=>\"op\":\"\"",
        "\"requestId\":\"r-1\"=>\"requestId\":\"r 1\"",
        "\"durationMillis\":12=>\"durationMillis\":-1",
        ",\"code\":\"OK\"=>"
      })
  void theSchemaRefusesWhatNoEnclaveSends(String change) throws IOException {
    String[] parts = change.split("=>", -1);
    String line = line(answered(Optional.empty()));
    assertTrue(line.contains(parts[0]), line);
    assertFalse(isValid("event", bytes(line.replace(parts[0], parts[1]))));
  }

  /// What the enclave stands on fails: an error. What only an attacker or a mistake brings about: a
  /// warning.
  @ParameterizedTest
  @EnumSource(ErrorCode.class)
  void aRefusalMattersAsMuchAsItsCode(ErrorCode code) {
    EventLevel expected =
        switch (code) {
          case INTERNAL, ENTROPY_FAILED, NSM_FAILED -> EventLevel.ERROR;
          case KMS_DENIED, ROW_TAMPERED, UNAVAILABLE, BUSY -> EventLevel.WARN;
          case BAD_REQUEST, INVALID_ROW, ACCOUNT_EXISTS -> EventLevel.INFO;
          default -> answered(Optional.of(code)).level();
        };
    assertEquals(expected, answered(Optional.of(code)).level());
  }

  /// An exception's message and class may quote what a caller sent; its place in our code cannot.
  @Test
  void aFaultNamesAPlaceAndNothingThatItSays() {
    String secret = "SECRETEXAMPLE";
    String line = line(EnclaveEvent.Fault.of(new IllegalStateException(secret), Optional.of(ID)));
    assertFalse(line.contains(secret) || line.contains("IllegalState"), line);
    assertTrue(line.matches(".*\"cause\":\"defect\",\"at\":\"EventJsonTest[.]java:[0-9]+\".*\\s"));

    var foreign = new OutOfMemoryError(secret);
    foreign.setStackTrace(
        Arrays.stream(foreign.getStackTrace())
            .filter(frame -> !frame.getClassName().startsWith("io.nitrowallet."))
            .toArray(StackTraceElement[]::new));
    assertTrue(
        line(EnclaveEvent.Fault.of(foreign, Optional.empty()))
            .contains("\"cause\":\"memory\",\"at\":\"unknown\""));
  }
}
