package io.nitrowallet.domain.service;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.nitrowallet.domain.attestation.PcrValues;
import io.nitrowallet.domain.bytes.Bytes;
import io.nitrowallet.domain.error.ErrorCode;
import io.nitrowallet.domain.error.RefusedException;
import io.nitrowallet.domain.port.in.AttestResult.Attested;
import io.nitrowallet.domain.port.in.AttestUseCase;
import io.nitrowallet.domain.port.in.Refused;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class AttestedIdentityTest {
  private final FakeNsm nsm = new FakeNsm();
  private final List<Bytes> nonces = new ArrayList<>();
  private AttestUseCase enclave =
      new AttestService(nsm, Enclave.IDENTITY, Bytes.ofHex("b007"), new Enclave().chain);
  private PcrValues expected = FakeNsm.PCRS;

  private AttestedIdentity session() {
    return new AttestedIdentity(
        nonce -> {
          nonces.add(nonce);
          return enclave.attest(nonce);
        },
        nsm,
        expected,
        new SecureRandom()::nextBytes,
        () -> Enclave.NOW);
  }

  private RefusedException refusal() {
    return assertThrows(RefusedException.class, session()::get);
  }

  @Test
  void attestsOnceASessionOverAFreshNonce() {
    AttestedIdentity first = session();
    assertEquals(Enclave.IDENTITY, first.get());
    assertEquals(Enclave.IDENTITY, first.get());
    assertEquals(1, nonces.size());
    assertEquals(32, nonces.getFirst().length());
    session().get();
    assertEquals(2, nonces.stream().distinct().count());
  }

  @Test
  void attestsAnewWhatItForgot() {
    AttestedIdentity session = session();
    session.get();
    session.forget();
    assertEquals(Enclave.IDENTITY, session.get());
    assertEquals(2, nonces.stream().distinct().count());
  }

  @Test
  void refusesAnOlderDocument() {
    Bytes older =
        nsm.forge(
            Optional.of(Enclave.IDENTITY.encode()), Optional.empty(), Optional.of(Enclave.NONCE));
    enclave = _ -> new Attested(older, Bytes.ofHex("b007"), new Enclave().chain.head());
    assertEquals(ErrorCode.ATTESTATION_REFUSED, refusal().code());
    assertTrue(refusal().sentence().contains("the nonce is another"), refusal().sentence());
  }

  @Test
  void refusesAnotherImage() {
    expected = PcrValues.of(Map.of(0, Bytes.ofHex("5b".repeat(48))));
    assertEquals(ErrorCode.ATTESTATION_REFUSED, refusal().code());
  }

  @Test
  void refusesADocumentWithoutAnIdentity() {
    enclave = nonce -> attested(Optional.empty(), nonce);
    assertEquals(ErrorCode.ATTESTATION_REFUSED, refusal().code());
  }

  private Attested attested(Optional<Bytes> publicKey, Bytes nonce) {
    Bytes document = nsm.forge(publicKey, Optional.empty(), Optional.of(nonce));
    return new Attested(document, Bytes.ofHex("b007"), new Enclave().chain.head());
  }

  @Test
  void asksNobodyWhereNoPcr0IsExpected() {
    expected = PcrValues.of(Map.of());
    assertEquals(ErrorCode.INVALID_CONFIGURATION, refusal().code());
    assertEquals(List.of(), nonces);
  }

  @Test
  void passesOnWhyTheEnclaveDoesNotAttestAndAsksAgainLater() {
    enclave = _ -> new Refused(ErrorCode.NSM_FAILED, "the NSM failed");
    AttestedIdentity session = session();
    assertEquals(ErrorCode.NSM_FAILED, assertThrows(RefusedException.class, session::get).code());
    enclave = new AttestService(nsm, Enclave.IDENTITY, Bytes.ofHex("b007"), new Enclave().chain);
    assertEquals(Enclave.IDENTITY, session.get());
  }
}
