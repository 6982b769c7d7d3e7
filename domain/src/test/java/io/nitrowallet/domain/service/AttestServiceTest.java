package io.nitrowallet.domain.service;

import static io.nitrowallet.domain.service.Enclave.assertRefused;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import io.nitrowallet.domain.bytes.Bytes;
import io.nitrowallet.domain.bytes.Digests;
import io.nitrowallet.domain.error.ErrorCode;
import io.nitrowallet.domain.port.in.AttestResult.Attested;
import io.nitrowallet.domain.receipt.ReceiptHead;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AttestServiceTest {
  private static final Bytes BOOT = Bytes.ofHex("b007");

  private final FakeNsm nsm = new FakeNsm();
  private final AttestService service =
      new AttestService(nsm, Enclave.IDENTITY, BOOT, new Enclave().chain);

  @ParameterizedTest
  @ValueSource(ints = {16, 512})
  void attestsTheIdentityOverTheCallersNonce(int length) {
    Bytes nonce = Bytes.copyOf(new byte[length]);
    Attested attested = assertInstanceOf(Attested.class, service.attest(nonce));
    assertEquals(Optional.of(nonce), nsm.latest().nonce());
    assertEquals(Optional.of(Enclave.IDENTITY.encode()), nsm.latest().publicKey());
    assertEquals(BOOT, attested.bootDocument());
    assertEquals(new ReceiptHead(0, Digests.sha256(BOOT)), attested.receipts());
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 15, 513})
  void refusesNoncesOfOtherLengths(int length) {
    assertRefused(ErrorCode.INVALID_VALUE, service.attest(Bytes.copyOf(new byte[length])));
  }

  @Test
  void passesOnThatTheNsmFailed() {
    nsm.breakDown();
    assertRefused(ErrorCode.NSM_FAILED, service.attest(Bytes.copyOf(new byte[16])));
  }
}
