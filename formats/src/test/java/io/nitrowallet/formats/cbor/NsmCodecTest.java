package io.nitrowallet.formats.cbor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.nitrowallet.domain.bytes.Bytes;
import io.nitrowallet.domain.error.ErrorCode;
import io.nitrowallet.domain.error.RefusedException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NsmCodecTest {
  private static final Bytes PCR = Bytes.ofHex("a0".repeat(48));
  private static final Optional<Bytes> NONE = Optional.empty();

  /// The wire forms written out by hand from the description of the device.
  private static final Map<NsmRequest, String> REQUESTS =
      Map.of(
          new NsmRequest.DescribeNsm(), "6b44657363726962654e534d",
          new NsmRequest.GetRandom(), "6947657452616e646f6d",
          new NsmRequest.DescribePcr(3), "a16b4465736372696265504352a165696e64657803",
          new NsmRequest.DescribePcr(32), "a16b4465736372696265504352a165696e6465781820",
          new NsmRequest.LockPcr(16), "a1674c6f636b504352a165696e64657810",
          new NsmRequest.LockPcrs(24), "a1684c6f636b50435273a16572616e67651818",
          new NsmRequest.ExtendPcr(16, Bytes.ofHex("68656c6c6f")),
              "a169457874656e64504352a265696e6465781064646174614568656c6c6f",
          new NsmRequest.Attestation(NONE, Optional.of(Bytes.ofHex("010203")), NONE),
              "a16b4174746573746174696f6ea369757365725f64617461f6656e6f6e636543010203"
                  + "6a7075626c69635f6b6579f6");

  private static final List<NsmResponse> RESPONSES =
      List.of(
          new NsmResponse.Description(
              new NsmResponse.Version(1, 2, 3), "i-0abc-enc1", 32, List.of(0, 1, 31), "SHA384"),
          new NsmResponse.PcrDescribed(true, PCR),
          new NsmResponse.PcrDescribed(false, PCR),
          new NsmResponse.PcrExtended(PCR),
          new NsmResponse.PcrLocked(),
          new NsmResponse.PcrsLocked(),
          new NsmResponse.Attested(Bytes.copyOf(new byte[5000])),
          new NsmResponse.Random(Bytes.ofHex("77".repeat(256))));

  @Test
  void writesAndReadsEveryRequestInTheDevicesForm() {
    REQUESTS.forEach((request, hex) -> {
      assertEquals(hex, NsmCodec.encode(request).hex());
      assertEquals(request, NsmCodec.decodeRequest(Bytes.ofHex(hex)));
    });
  }

  @Test
  void readsBackEveryResponse() {
    for (NsmResponse response : RESPONSES) {
      assertEquals(response, NsmCodec.decodeResponse(NsmCodec.encode(response)));
    }
    for (NsmError error : NsmError.values()) {
      NsmResponse failed = new NsmResponse.Failed(error);
      assertEquals(failed, NsmCodec.decodeResponse(NsmCodec.encode(failed)));
    }
  }

  @Test
  void readsMapsWhateverTheOrderOfTheirKeysAndTheirForm() {
    Bytes locked = Bytes.concat(Bytes.ofHex("646c6f636bf4"), Bytes.ofHex("646461746141ff"));
    Bytes data = Bytes.concat(Bytes.ofHex("646461746141ff"), Bytes.ofHex("646c6f636bf4"));
    NsmResponse expected = new NsmResponse.PcrDescribed(false, Bytes.ofHex("ff"));
    Bytes name = Bytes.ofHex("a16b4465736372696265504352");
    for (Bytes fields : List.of(locked, data)) {
      assertEquals(
          expected, NsmCodec.decodeResponse(Bytes.concat(name, Bytes.ofHex("a2"), fields)));
      assertEquals(
          expected,
          NsmCodec.decodeResponse(
              Bytes.concat(name, Bytes.ofHex("bf"), fields, Bytes.ofHex("ff"))));
    }
  }

  @Test
  void writesErrorsByTheirNames() {
    assertEquals(
        "a1654572726f726d526561644f6e6c79496e646578",
        NsmCodec.encode(new NsmResponse.Failed(NsmError.READ_ONLY_INDEX)).hex());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "65426f677573", // "Bogus"
        "6b4465736372696265504352", // DescribePCR without arguments
        "a16b44657363726962654e534da0", // DescribeNSM with arguments
        "a16b4465736372696265504352a165696e64657819012c", // index 300
        "a16b4465736372696265504352a165696e64657820", // index -1
        "a16b4465736372696265504352a165696e6465786130", // index "0"
        "a16b4465736372696265504352a265696e6465780065696e64657801", // index twice
        "a16b4465736372696265504352a0",
        "a1684c6f636b50435273a165696e64657810", // LockPCRs with an index
        "a1674c6f636b504352a265696e64657810616100", // a field too many
        "6947657452616e646f6d00", // trailing byte
        "c16947657452616e646f6d", // tagged
        "a0",
        "a26947657452616e646f6da06b44657363726962654e534da0",
        "f6"
      })
  void refusesRequestsThatNoModuleKnows(String hex) {
    RefusedException refused =
        assertThrows(RefusedException.class, () -> NsmCodec.decodeRequest(Bytes.ofHex(hex)));
    assertEquals(ErrorCode.BAD_REQUEST, refused.code());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "a1654572726f7263466f6f", // an unknown error
        "654572726f72", // Error without its name
        "a1654572726f72f6",
        "a1674c6f636b504352f6",
        "a16947657452616e646f6da16672616e646f6d6161", // random as text
        "a16b4465736372696265504352a2646c6f636b0164646174614100", // lock as a number
        "a16b4174746573746174696f6ea0",
        "a16b4174746573746174696f6ea168646f63756d656e745bffffffffffffffff",
        "674c6f636b50435200"
      })
  void refusesResponsesThatNoModuleGives(String hex) {
    RefusedException refused =
        assertThrows(RefusedException.class, () -> NsmCodec.decodeResponse(Bytes.ofHex(hex)));
    assertEquals(ErrorCode.NSM_FAILED, refused.code());
  }

  @Test
  void looksAtNothingLongerThanTheDriversBuffers() {
    assertThrows(
        RefusedException.class,
        () -> NsmCodec.decodeRequest(Bytes.copyOf(new byte[NsmCodec.MAX_REQUEST + 1])));
    assertThrows(
        RefusedException.class,
        () -> NsmCodec.decodeResponse(Bytes.copyOf(new byte[NsmCodec.MAX_RESPONSE + 1])));
  }

  @Test
  void keepsRandomBytesOutOfText() {
    assertFalse(new NsmResponse.Random(Bytes.ofHex("7777")).toString().contains("77"));
  }
}
