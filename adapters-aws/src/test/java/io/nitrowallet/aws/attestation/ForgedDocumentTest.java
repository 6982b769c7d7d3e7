package io.nitrowallet.aws.attestation;

import static io.nitrowallet.aws.attestation.TestEnclave.NOW;
import static io.nitrowallet.aws.attestation.TestEnclave.checks;
import static io.nitrowallet.aws.attestation.TestEnclave.sentences;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.upokecenter.cbor.CBORObject;
import io.nitrowallet.domain.attestation.AttestationVerdict;
import io.nitrowallet.domain.attestation.AttestationVerdict.Check;
import io.nitrowallet.domain.bytes.Bytes;
import io.nitrowallet.formats.cbor.AttestationDocumentCodec;
import io.nitrowallet.formats.cbor.CoseSign1;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Documents of a genuine chain whose structure, algorithm, signature or fields are not as they
/// should be.
class ForgedDocumentTest {
  private static final TestEnclave ENCLAVE = TestEnclave.genuine();
  private static final Bytes HEADER = CoseSign1.protectedHeader(CoseSign1.ES384);
  private static final Bytes PAYLOAD = AttestationDocumentCodec.encode(ENCLAVE.document());
  private static final Bytes GENUINE = ENCLAVE.sign(PAYLOAD);
  private static final String ES384 = "SHA384withECDSAinP1363Format";

  @Test
  void acceptsTag18AndIndefiniteMaps() {
    assertEquals(List.of(), verify(Bytes.concat(Bytes.ofHex("d2"), GENUINE)));
    assertEquals(List.of(), verify(ENCLAVE.sign(indefinite(PAYLOAD))));
  }

  @Test
  void refusesOtherTags() {
    for (String tag : List.of("d1", "d862", "d2d2", "d9d9f7")) {
      assertEquals(List.of(Check.FORM), verify(Bytes.concat(Bytes.ofHex(tag), GENUINE)));
    }
  }

  @Test
  void verifiesOverTheBytesAsTheyCameNotOverACopyThatSaysTheSame() {
    CoseSign1 genuine = CoseSign1.decode(GENUINE);
    Bytes sameMeaning = new CoseSign1(HEADER, indefinite(PAYLOAD), genuine.signature()).encode();
    assertEquals(List.of(Check.SIGNATURE), verify(sameMeaning));
  }

  @Test
  void refusesASignatureWithAnyBitFlipped() {
    CoseSign1 genuine = CoseSign1.decode(GENUINE);
    for (int bit = 0; bit < 96 * 8; bit += 61) {
      byte[] flipped = genuine.signature().toArray();
      flipped[bit / 8] ^= (byte) (1 << bit % 8);
      Bytes document = new CoseSign1(HEADER, PAYLOAD, Bytes.copyOf(flipped)).encode();
      assertEquals(List.of(Check.SIGNATURE), verify(document));
    }
  }

  @Test
  void refusesTheSignaturesThatVerifyEverythingWhereTheyAreNotRangeChecked() {
    for (String half : List.of("00", "ff")) {
      Bytes signature = Bytes.ofHex(half.repeat(96));
      Bytes document = new CoseSign1(HEADER, PAYLOAD, signature).encode();
      assertEquals(List.of(Check.SIGNATURE), verify(document));
    }
  }

  @Test
  void refusesASignatureInDerOrOfAnotherLength() {
    CoseSign1 inDer = ENCLAVE.sign(HEADER, PAYLOAD, "SHA384withECDSA");
    Bytes genuine = CoseSign1.decode(GENUINE).signature();
    for (Bytes signature :
        List.of(
            inDer.signature(),
            Bytes.EMPTY,
            genuine.slice(0, 95),
            Bytes.concat(genuine, Bytes.ofHex("00")))) {
      Bytes document = new CoseSign1(HEADER, PAYLOAD, signature).encode();
      assertEquals(List.of(Check.FORM), verify(document));
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {-7, -36, -257, -37, -8, 5, 0, 35})
  void refusesEveryOtherAlgorithm(long algorithm) {
    Bytes header = CoseSign1.protectedHeader(algorithm);
    AttestationVerdict verdict = ENCLAVE.verdict(ENCLAVE.sign(header, PAYLOAD, ES384).encode());
    assertEquals(List.of(Check.ALGORITHM), checks(verdict));
    assertTrue(sentences(verdict).contains("only ES384 (-35) is accepted"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "", // no header at all
        "a0", // no algorithm
        "a1013822a0", // trailing byte
        "a201382201", // cut short
        "a2013822013822", // the algorithm twice
        "a2013822018122", // twice, the second of another type
        "a2013822044101", // a key id beside it
        "a101654553333834", // by name
        "81013822", // an array
        "a1023822", // under another label
        "a1c241013822", // under a bignum
      })
  void refusesAMalformedProtectedHeader(String header) {
    Bytes document = ENCLAVE.sign(Bytes.ofHex(header), PAYLOAD, ES384).encode();
    assertEquals(List.of(Check.FORM), verify(document));
  }

  @Test
  void refusesAnythingInTheUnprotectedHeader() {
    CBORObject structure = CBORObject.DecodeFromBytes(GENUINE.toArray());
    structure.get(1).set(CBORObject.FromObject(1), CBORObject.FromObject(-35));
    assertEquals(List.of(Check.FORM), verify(Bytes.copyOf(structure.EncodeToBytes())));
  }

  @Test
  void refusesStructuresOfAnotherSize() {
    CBORObject structure = CBORObject.DecodeFromBytes(GENUINE.toArray());
    structure.Add(CBORObject.FromObject(0));
    assertEquals(List.of(Check.FORM), verify(Bytes.copyOf(structure.EncodeToBytes())));
    structure.RemoveAt(4);
    structure.RemoveAt(3);
    assertEquals(List.of(Check.FORM), verify(Bytes.copyOf(structure.EncodeToBytes())));
  }

  @Test
  void refusesTrailingBytesInStructureAndPayload() {
    assertEquals(List.of(Check.FORM), verify(Bytes.concat(GENUINE, Bytes.ofHex("00"))));
    assertEquals(List.of(Check.FORM), verify(Bytes.concat(GENUINE, GENUINE)));
    Bytes longer = Bytes.concat(PAYLOAD, Bytes.ofHex("f6"));
    assertEquals(List.of(Check.FORM), verify(ENCLAVE.sign(longer)));
  }

  @Test
  void refusesDuplicateKeysThoughTheSignatureCoversThem() {
    // Ten entries: those of the genuine map and the nonce once more.
    Bytes again = Bytes.concat(Bytes.ofHex("656e6f6e63655820"), TestEnclave.NONCE);
    Bytes tenEntries = Bytes.concat(Bytes.ofHex("aa"), PAYLOAD.slice(1, PAYLOAD.length()), again);
    assertEquals(List.of(Check.FORM), verify(ENCLAVE.sign(tenEntries)));
  }

  @Test
  void looksAtSixteenKibibytesAndNoMore() {
    Bytes tooLong = Bytes.copyOf(new byte[16 * 1024 + 1]);
    AttestationVerdict verdict = ENCLAVE.verdict(tooLong);
    assertEquals(List.of(Check.FORM), checks(verdict));
    assertTrue(sentences(verdict).contains("16385 bytes long"));
    AttestationVerdict atLimit = ENCLAVE.verdict(tooLong.slice(1, tooLong.length()));
    assertTrue(sentences(atLimit).contains("not one well-formed CBOR data item"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "84",
        "9bffffffffffffffff", // an array of 2^64 - 1
        "9b000000007fffffff",
        "5b7fffffffffffffff00", // a byte string of 2^63 - 1
        "bbffffffffffffffff",
        "845b00000000ffffffff",
        "8443a10138a05a7fffffff00",
        "ff",
        "f6",
        "6161",
        "9fff",
        "d2f6",
      })
  void refusesLengthsThatAreNotThereAndOtherItems(String document) {
    assertEquals(List.of(Check.FORM), verify(Bytes.ofHex(document)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"81", "a1", "d2", "9f", "bf", "5f"})
  void refusesNestingWithoutEnd(String opening) {
    Bytes nested = Bytes.ofHex(opening.repeat(16 * 1024));
    assertEquals(List.of(Check.FORM), verify(nested));
    assertEquals(List.of(Check.FORM), verify(ENCLAVE.sign(nested.slice(0, 15_000))));
  }

  @Test
  void refusesADocumentOfANitroTpm() {
    Bytes renamed =
        changed(map -> {
          map.set("nitrotpm_pcrs", map.get("pcrs"));
          map.Remove(CBORObject.FromObject("pcrs"));
        });
    Bytes module = changed(map -> set(map, "module_id", "i-0abc-tpm0000000000000000"));
    for (Bytes payload : List.of(renamed, module)) {
      AttestationVerdict verdict = ENCLAVE.verdict(ENCLAVE.sign(payload));
      assertEquals(List.of(Check.FORM), checks(verdict));
      assertTrue(sentences(verdict).contains("NitroTPM"));
    }
  }

  @Test
  void refusesFieldsOfAnotherTypeLengthOrName() {
    List<Consumer<CBORObject>> changes =
        List.of(
            map -> map.Remove(CBORObject.FromObject("nonce")),
            map -> map.Remove(CBORObject.FromObject("cabundle")),
            map -> set(map, "extra", 1),
            map -> set(map, "module_id", ""),
            map -> set(map, "module_id", "i-0abc\u001b[31m-enc"),
            map -> set(map, "module_id", 7),
            map -> set(map, "digest", "SHA256"),
            map -> set(map, "timestamp", "now"),
            map -> set(map, "timestamp", -1),
            map -> set(map, "timestamp", 1.5),
            map -> map.set("timestamp", CBORObject.FromObjectAndTag(NOW.toEpochMilli(), 1)),
            map -> set(map, "certificate", new byte[0]),
            map -> set(map, "certificate", new byte[1025]),
            map -> map.set("cabundle", CBORObject.NewArray()),
            map -> set(map, "cabundle", new byte[100]),
            map -> set(map, "nonce", "text"),
            map -> set(map, "nonce", new byte[1025]),
            map -> set(map, "user_data", false),
            map -> map.set("public_key", CBORObject.Undefined),
            map -> map.set("pcrs", CBORObject.NewMap()),
            map -> pcr(map, 32, new byte[48]),
            map -> pcr(map, -1, new byte[48]),
            map -> pcr(map, 5, new byte[47]),
            map -> pcr(map, "5", new byte[48]),
            map -> pcr(map, 5, "text"));
    for (Consumer<CBORObject> change : changes) {
      Bytes payload = changed(change);
      assertNotEquals(PAYLOAD, payload);
      assertEquals(List.of(Check.FORM), verify(ENCLAVE.sign(payload)), payload::hex);
    }
  }

  private static List<Check> verify(Bytes document) {
    return checks(ENCLAVE.verdict(document));
  }

  private static Bytes changed(Consumer<CBORObject> change) {
    CBORObject map = CBORObject.DecodeFromBytes(PAYLOAD.toArray());
    change.accept(map);
    return Bytes.copyOf(map.EncodeToBytes());
  }

  private static void set(CBORObject map, String name, Object value) {
    map.set(name, CBORObject.FromObject(value));
  }

  private static void pcr(CBORObject map, Object index, Object value) {
    map.get("pcrs").set(CBORObject.FromObject(index), CBORObject.FromObject(value));
  }

  private static Bytes indefinite(Bytes definiteMap) {
    return Bytes.concat(
        Bytes.ofHex("bf"), definiteMap.slice(1, definiteMap.length()), Bytes.ofHex("ff"));
  }
}
