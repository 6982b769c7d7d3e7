package io.nitrowallet.dev.nsm;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.upokecenter.cbor.CBORObject;
import io.nitrowallet.aws.nsm.SecureModule;
import io.nitrowallet.domain.attestation.ImageMeasurement;
import io.nitrowallet.domain.bytes.Bytes;
import io.nitrowallet.formats.cbor.CoseSign1;
import io.nitrowallet.formats.cbor.NsmCodec;
import io.nitrowallet.formats.cbor.NsmError;
import io.nitrowallet.formats.cbor.NsmRequest;
import io.nitrowallet.formats.cbor.NsmResponse;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// What every module does, in software or behind the kernel's driver.
abstract class SecureModuleContractTest {
  static final Bytes HELLO = Bytes.ofHex("68656c6c6f");
  static final Bytes UNKNOWN_REQUEST = Bytes.ofHex("65426f677573");
  static final Bytes INDEX_OF_TWO_BYTES =
      Bytes.ofHex("a16b4465736372696265504352a165696e64657819012c");
  static final NsmRequest ATTESTATION =
      new NsmRequest.Attestation(
          Optional.of(Bytes.ofHex("7564")),
          Optional.empty(),
          Optional.of(Bytes.ofHex("41".repeat(300))));

  private static final Bytes ZERO = Bytes.copyOf(new byte[48]);

  private SecureModule module;

  /// A module of an enclave that has just booted, with PCR0 to PCR4 and PCR8 measured.
  abstract SecureModule boot() throws IOException;

  @BeforeEach
  void bootAModule() throws IOException {
    module = boot();
  }

  @Test
  void describesItself() {
    NsmResponse.Description description =
        assertInstanceOf(NsmResponse.Description.class, ask(new NsmRequest.DescribeNsm()));
    assertEquals(32, description.maxPcrs());
    assertEquals("SHA384", description.digest());
    assertEquals(IntStream.range(0, 16).boxed().toList(), description.lockedPcrs());
    assertEquals(new NsmResponse.Version(1, 0, 0), description.version());
  }

  @Test
  void showsWhatWasMeasuredAsLocked() {
    for (int index : List.of(0, 1, 2, 3, 4, 8)) {
      NsmResponse.PcrDescribed register =
          assertInstanceOf(NsmResponse.PcrDescribed.class, ask(new NsmRequest.DescribePcr(index)));
      assertTrue(register.locked());
      assertEquals(48, register.data().length());
      assertTrue(!register.data().isZero());
    }
  }

  @Test
  void leavesTheEnclavesOwnRegistersZeroAndOpen() {
    assertEquals(new NsmResponse.PcrDescribed(false, ZERO), ask(new NsmRequest.DescribePcr(16)));
  }

  @Test
  void extendsAnOpenRegister() {
    assertEquals(
        new NsmResponse.PcrExtended(ImageMeasurement.extend(ZERO, HELLO)),
        ask(new NsmRequest.ExtendPcr(16, HELLO)));
  }

  @Test
  void refusesToExtendALockedRegister() {
    assertRefused(NsmError.READ_ONLY_INDEX, new NsmRequest.ExtendPcr(0, HELLO));
  }

  @Test
  void locksARegisterOnce() {
    assertEquals(new NsmResponse.PcrLocked(), ask(new NsmRequest.LockPcr(16)));
    assertRefused(NsmError.READ_ONLY_INDEX, new NsmRequest.LockPcr(16));
  }

  @Test
  void locksARangeWhateverOfItIsLockedAlready() {
    assertEquals(new NsmResponse.PcrsLocked(), ask(new NsmRequest.LockPcrs(18)));
  }

  @Test
  void refusesRegistersThatItDoesNotHave() {
    assertRefused(NsmError.INVALID_INDEX, new NsmRequest.DescribePcr(32));
  }

  @Test
  void refusesRequestsThatItDoesNotKnow() {
    NsmResponse refused = new NsmResponse.Failed(NsmError.INVALID_OPERATION);
    assertEquals(refused, NsmCodec.decodeResponse(module.process(UNKNOWN_REQUEST)));
    assertEquals(refused, NsmCodec.decodeResponse(module.process(INDEX_OF_TWO_BYTES)));
  }

  @Test
  void listsTheLockedRegistersAndTheGivenFieldsInItsDocuments() {
    ask(new NsmRequest.LockPcr(16));
    ask(new NsmRequest.LockPcrs(18));
    NsmResponse.Attested attested = assertInstanceOf(NsmResponse.Attested.class, ask(ATTESTATION));
    CBORObject payload =
        CBORObject.DecodeFromBytes(CoseSign1.decode(attested.document()).payload().toArray());
    TreeSet<Integer> listed = new TreeSet<>();
    payload.get("pcrs").getKeys().forEach(key -> listed.add(key.AsInt32Value()));
    assertEquals(IntStream.range(0, 18).boxed().toList(), List.copyOf(listed));
    assertEquals(CBORObject.FromObject(new byte[] {0x75, 0x64}), payload.get("user_data"));
    assertEquals(CBORObject.Null, payload.get("nonce"));
    assertEquals(300, payload.get("public_key").GetByteString().length);
  }

  @Test
  void givesTwoHundredAndFiftySixRandomBytes() {
    NsmResponse.Random random =
        assertInstanceOf(NsmResponse.Random.class, ask(new NsmRequest.GetRandom()));
    assertEquals(256, random.random().length());
  }

  NsmResponse ask(NsmRequest request) {
    return NsmCodec.decodeResponse(module.process(NsmCodec.encode(request)));
  }

  private void assertRefused(NsmError error, NsmRequest request) {
    assertEquals(new NsmResponse.Failed(error), ask(request));
  }
}
