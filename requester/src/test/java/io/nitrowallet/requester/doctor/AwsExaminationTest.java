package io.nitrowallet.requester.doctor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.net.httpserver.HttpServer;
import io.nitrowallet.domain.error.ErrorCode;
import io.nitrowallet.domain.error.RefusedException;
import io.nitrowallet.requester.doctor.Diagnosis.State;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class AwsExaminationTest {
  private static final Instant NOW = Instant.parse("2026-11-27T10:20:30Z");

  private final AwsExamination examination = new AwsExamination(() -> NOW);

  private static void assertIll(ErrorCode code, String found, Diagnosis diagnosis) {
    State.Ill ill = assertInstanceOf(State.Ill.class, diagnosis.state());
    assertEquals(code, ill.code());
    assertTrue(!ill.advice().isEmpty());
    assertTrue(diagnosis.found().contains(found), diagnosis::found);
  }

  private Diagnosis metadata(int status) throws IOException {
    HttpServer service =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    service.createContext(
        "/latest/meta-data/",
        exchange -> {
          exchange.sendResponseHeaders(status, -1);
          exchange.close();
        });
    service.start();
    try {
      return examination.metadata(URI.create("http://127.0.0.1:" + service.getAddress().getPort()));
    } finally {
      service.stop(0);
    }
  }

  @Test
  void metadataWithoutATokenIsAFault() throws IOException {
    assertInstanceOf(State.Well.class, metadata(401).state());
    assertIll(ErrorCode.INVALID_CONFIGURATION, "status 200", metadata(200));
  }

  @Test
  void noMetadataIsPassedOver() {
    Diagnosis nobody = examination.metadata(URI.create("http://127.0.0.1:1"));
    assertInstanceOf(State.Skipped.class, nobody.state());
  }

  @Test
  void aClockMayBeAMinuteOffEitherWay() {
    for (int seconds : new int[] {-60, 0, 60}) {
      assertInstanceOf(State.Well.class, examination.clock(NOW.plusSeconds(seconds)).state());
    }
    assertIll(ErrorCode.CLOCK_UNRELIABLE, "61 s", examination.clock(NOW.plusSeconds(61)));
    assertIll(ErrorCode.CLOCK_UNRELIABLE, "61 s", examination.clock(NOW.minusSeconds(61)));
  }

  @Test
  void aTablesFlawsAreAllNamed() {
    assertInstanceOf(State.Well.class, examination.table("T", List::of).state());
    assertIll(
        ErrorCode.RESOURCE_DIFFERS,
        "'T': no index; no protection",
        examination.table("T", () -> List.of("no index", "no protection")));
  }

  @Test
  void whatIsRefusedIsSaidInItsWords() {
    assertIll(
        ErrorCode.CREDENTIALS_REJECTED,
        "expired",
        examination.credentials(() -> {
          throw new RefusedException(ErrorCode.CREDENTIALS_REJECTED, "expired");
        }));
  }
}
