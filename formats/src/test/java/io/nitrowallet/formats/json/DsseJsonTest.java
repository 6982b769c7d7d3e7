package io.nitrowallet.formats.json;

import static io.nitrowallet.formats.json.Refusals.assertRefused;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.nitrowallet.domain.bytes.Bytes;
import io.nitrowallet.domain.dsse.DsseEnvelope;
import io.nitrowallet.domain.dsse.DsseSignature;
import io.nitrowallet.domain.error.ErrorCode;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DsseJsonTest {
  private static final String WRITTEN =
      "{\"payloadType\":\"t\",\"payload\":\"e30=\","
          + "\"signatures\":[{\"keyid\":\"alice\",\"sig\":\"AQI=\"}]}";

  private static final DsseEnvelope ENVELOPE =
      new DsseEnvelope("t", utf8("{}"), List.of(new DsseSignature("alice", Bytes.ofHex("0102"))));

  @Test
  void writesTheFormOfTheSpecification() {
    assertEquals(utf8(WRITTEN), StrictJson.write(DsseJson.encode(ENVELOPE)));
  }

  @Test
  void readsBackWhatItWrote() {
    assertEquals(ENVELOPE, DsseJson.decode(utf8(WRITTEN)));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "[]",
        "{}",
        "{\"payloadType\":\"t\",\"payload\":\"e30=\"}",
        "{\"payloadType\":\"t\",\"payload\":\"e30=\",\"signatures\":[]}",
        "{\"payloadType\":\"t\",\"payload\":\"e30\",\"signatures\":[{\"keyid\":\"a\",\"sig\":\"\"}]}",
        "{\"payloadType\":1,\"payload\":\"e30=\",\"signatures\":[{\"keyid\":\"a\",\"sig\":\"\"}]}",
        "{\"payloadType\":\"t\",\"payload\":\"e30=\",\"signatures\":[{\"keyid\":\"a\"}]}",
        "{\"payloadType\":\"t\",\"payload\":\"e30=\",\"signatures\":[\"AQI=\"]}",
        "{\"payloadType\":\"t\",\"payload\":\"e30=\",\"x\":1,"
            + "\"signatures\":[{\"keyid\":\"a\",\"sig\":\"\"}]}",
        "{\"payloadType\":\"t\",\"payload\":\"e30=\","
            + "\"signatures\":[{\"keyid\":\"a\",\"sig\":\"\",\"cert\":\"\"}]}"
      })
  void refusesOtherForms(String document) {
    assertRefused(ErrorCode.SIGNATURE_REFUSED, () -> DsseJson.decode(utf8(document)));
  }

  @Test
  void refusesMoreSignaturesThanAnEnvelopeHolds() {
    String one = "{\"keyid\":\"a\",\"sig\":\"\"}";
    String many =
        "{\"payloadType\":\"t\",\"payload\":\"\",\"signatures\":["
            + one
            + ("," + one).repeat(64)
            + "]}";
    assertRefused(ErrorCode.SIGNATURE_REFUSED, () -> DsseJson.decode(utf8(many)));
  }

  private static Bytes utf8(String text) {
    return Bytes.copyOf(text.getBytes(StandardCharsets.UTF_8));
  }
}
