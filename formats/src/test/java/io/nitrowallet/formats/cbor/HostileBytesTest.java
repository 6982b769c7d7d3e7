package io.nitrowallet.formats.cbor;

import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.nitrowallet.domain.attestation.AttestationDocument;
import io.nitrowallet.domain.attestation.PcrValues;
import io.nitrowallet.domain.bytes.Bytes;
import io.nitrowallet.domain.error.RefusedException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Whatever the bytes, decoding ends in a value or in a refusal.
class HostileBytesTest {
  /// 20,000; with `nitro-wallet check --full` two million.
  private static final int ROUNDS =
      "full".equals(System.getProperty("nitrowallet.check")) ? 2_000_000 : 20_000;

  private static final List<Function<Bytes, Object>> DECODERS =
      List.of(
          CoseSign1::decode,
          bytes -> new CoseSign1(bytes, Bytes.EMPTY, Bytes.EMPTY).algorithm(),
          AttestationDocumentCodec::decode,
          NsmCodec::decodeRequest,
          NsmCodec::decodeResponse);

  private static final List<Bytes> SEEDS =
      List.of(
          payload(),
          new CoseSign1(CoseSign1.protectedHeader(-35), payload(), Bytes.ofHex("01")).encode(),
          NsmCodec.encode(new NsmRequest.ExtendPcr(3, Bytes.ofHex("0102"))),
          NsmCodec.encode(
              new NsmResponse.Description(
                  new NsmResponse.Version(1, 0, 0), "m", 32, List.of(0, 1), "SHA384")));

  @Test
  void endsInAValueOrARefusal() {
    Random random = new Random(8949);
    for (int round = 0; round < ROUNDS; round++) {
      byte[] bytes = SEEDS.get(round % SEEDS.size()).toArray();
      for (int change = random.nextInt(3); change >= 0; change--) {
        bytes[random.nextInt(bytes.length)] = (byte) random.nextInt();
      }
      Bytes hostile = Bytes.copyOf(bytes);
      DECODERS.forEach(decoder -> assertHarmless(decoder, hostile));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"81", "a1", "a100", "c0", "d818", "9f", "bf00", "5f", "7f"})
  void refusesNestingWithoutEnd(String opening) {
    Bytes nested = Bytes.ofHex(opening.repeat(4096 / (opening.length() / 2)));
    for (Function<Bytes, Object> decoder : DECODERS) {
      assertThrows(RefusedException.class, () -> decoder.apply(nested));
    }
  }

  private static void assertHarmless(Function<Bytes, Object> decoder, Bytes bytes) {
    try {
      Object _ = decoder.apply(bytes);
    } catch (RefusedException e) {
      assertTrue(e.sentence().chars().allMatch(c -> c >= 0x20 && c <= 0x7e), e::sentence);
    }
  }

  private static Bytes payload() {
    return AttestationDocumentCodec.encode(
        new AttestationDocument(
            "i-0abc-enc1",
            Instant.ofEpochMilli(1_700_000_000_123L),
            PcrValues.of(Map.of(0, Bytes.ofHex("a0".repeat(48)))),
            Bytes.ofHex("30"),
            List.of(Bytes.ofHex("31")),
            Optional.of(Bytes.ofHex("33")),
            Optional.empty(),
            Optional.empty()));
  }
}
