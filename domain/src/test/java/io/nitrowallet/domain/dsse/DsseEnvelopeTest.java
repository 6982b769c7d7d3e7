package io.nitrowallet.domain.dsse;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.nitrowallet.domain.bytes.Bytes;
import io.nitrowallet.domain.error.ErrorCode;
import io.nitrowallet.domain.error.RefusedException;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.bouncycastle.crypto.params.Ed25519PrivateKeyParameters;
import org.bouncycastle.crypto.signers.Ed25519Signer;
import org.junit.jupiter.api.Test;

class DsseEnvelopeTest {
  private static final String TYPE = "application/vnd.example.order+json";
  private static final Bytes PAYLOAD = utf8("{\"pay\":\"alice\"}");
  private static final Map<String, VerifyingKey> KNOWN = Map.of("alice", key(1), "bob", key(2));

  @Test
  void encodesAsTheSpecificationsExample() {
    assertEquals(
        utf8("DSSEv1 29 http://example.com/HelloWorld 11 hello world"),
        DsseEnvelope.preAuthenticationEncoding(
            "http://example.com/HelloWorld", utf8("hello world")));
  }

  @Test
  void countsBytesAndNotCharacters() {
    assertEquals(utf8("DSSEv1 2 é 0 "), DsseEnvelope.preAuthenticationEncoding("é", Bytes.EMPTY));
  }

  @Test
  void releasesThePayloadThatAllSigned() {
    var envelope = new DsseEnvelope(TYPE, PAYLOAD, List.of(by("alice", 1), by("bob", 2)));
    assertEquals(PAYLOAD, envelope.verify(TYPE, KNOWN));
  }

  @Test
  void refusesAnotherTypeEvenWhereItsSignaturesAreValid() {
    var envelope = new DsseEnvelope(TYPE, PAYLOAD, List.of(by("alice", 1)));
    assertRefused("something else", () -> envelope.verify("application/vnd.other+json", KNOWN));
    var relabelled = new DsseEnvelope("application/vnd.other+json", PAYLOAD, List.of(by("bob", 2)));
    assertRefused("not valid", () -> relabelled.verify("application/vnd.other+json", KNOWN));
  }

  @Test
  void refusesAnotherPayload() {
    var changed = new DsseEnvelope(TYPE, utf8("{\"pay\":\"mallo\"}"), List.of(by("alice", 1)));
    assertRefused("not valid", () -> changed.verify(TYPE, KNOWN));
  }

  @Test
  void refusesAnUnknownKeyBesideAKnownOne() {
    var envelope = new DsseEnvelope(TYPE, PAYLOAD, List.of(by("alice", 1), by("carol", 3)));
    assertRefused("not known", () -> envelope.verify(TYPE, KNOWN));
  }

  @Test
  void refusesASignatureUnderAnothersName() {
    var envelope = new DsseEnvelope(TYPE, PAYLOAD, List.of(by("alice", 2)));
    assertRefused("not valid", () -> envelope.verify(TYPE, KNOWN));
  }

  @Test
  void refusesToCountOneKeyTwice() {
    var envelope = new DsseEnvelope(TYPE, PAYLOAD, List.of(by("alice", 1), by("alice", 1)));
    assertRefused("twice", () -> envelope.verify(TYPE, KNOWN));
  }

  @Test
  void refusesAnEnvelopeWithoutSignaturesOrWithTooMany() {
    assertRefused("from 1 to 64", () -> new DsseEnvelope(TYPE, PAYLOAD, List.of()));
    List<DsseSignature> many = Collections.nCopies(65, by("alice", 1));
    assertRefused("from 1 to 64", () -> new DsseEnvelope(TYPE, PAYLOAD, many));
  }

  private static DsseSignature by(String keyId, int seed) {
    byte[] signed = DsseEnvelope.preAuthenticationEncoding(TYPE, PAYLOAD).toArray();
    Ed25519Signer signer = new Ed25519Signer();
    signer.init(true, privateKey(seed));
    signer.update(signed, 0, signed.length);
    return new DsseSignature(keyId, Bytes.copyOf(signer.generateSignature()));
  }

  private static VerifyingKey key(int seed) {
    return VerifyingKey.ofEd25519(Bytes.copyOf(privateKey(seed).generatePublicKey().getEncoded()));
  }

  private static Ed25519PrivateKeyParameters privateKey(int seed) {
    byte[] bytes = new byte[32];
    bytes[0] = (byte) seed;
    return new Ed25519PrivateKeyParameters(bytes, 0);
  }

  private static void assertRefused(String part, Runnable reading) {
    RefusedException e = assertThrows(RefusedException.class, reading::run);
    assertEquals(ErrorCode.SIGNATURE_REFUSED, e.code());
    assertTrue(e.sentence().contains(part), e.sentence());
  }

  private static Bytes utf8(String text) {
    return Bytes.copyOf(text.getBytes(StandardCharsets.UTF_8));
  }
}
