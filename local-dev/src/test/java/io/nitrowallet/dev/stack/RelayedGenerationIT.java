package io.nitrowallet.dev.stack;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.nitrowallet.dev.stack.HostileRelay.Scheme;
import io.nitrowallet.domain.account.Account;
import io.nitrowallet.domain.bytes.Bytes;
import io.nitrowallet.domain.error.ErrorCode;
import io.nitrowallet.domain.error.RefusedException;
import io.nitrowallet.domain.port.in.Refused;
import java.io.IOException;
import java.security.cert.CertificateException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// Root on the parent instance answers a generation with something else than the enclave made
/// (issue 3, item 7). The requester refuses it, by the signed result, and by the birth certificate
/// where that shows it.
@ExtendWith(SharedStack.class)
@Timeout(120)
final class RelayedGenerationIT {
  private static RelayedEnclaves enclaves;
  private static HostileRelay relay;
  private static Requester requester;

  @BeforeAll
  static void start(LocalStack stack) throws IOException {
    enclaves = new RelayedEnclaves(stack);
    relay = enclaves.relay();
    requester = enclaves.requester();
  }

  @AfterAll
  static void stop() throws IOException {
    enclaves.close();
  }

  @BeforeEach
  void beHonest() {
    relay.beHonest();
  }

  /// What the relay makes of the reply to a generation.
  enum Forgery implements Scheme {
    AN_IMPORTED_KEY(ErrorCode.BIRTH_CERTIFICATE_REFUSED) {
      @Override
      public ObjectNode answer(ObjectNode request) throws IOException {
        return relay
            .honest(new ParentsOwnImport().request(relay.attested(), request))
            .put("apiResponse", "generateResponse");
      }
    },
    ANOTHER_POLICY(ErrorCode.REPLY_REFUSED) {
      @Override
      public ObjectNode answer(ObjectNode request) throws IOException {
        ObjectNode reply = relay.honest(request);
        HostileRelay.content(reply).put("policy", "{\"v\":1}");
        return reply;
      }
    },
    A_FOREIGN_CERTIFICATE(ErrorCode.BIRTH_CERTIFICATE_REFUSED) {
      @Override
      public ObjectNode answer(ObjectNode request) throws IOException {
        ObjectNode reply = relay.honest(request);
        HostileRelay.content(reply)
            .set("birthCertificate", certificate(request.deepCopy().put("name", "x")));
        return reply;
      }
    },
    THE_CERTIFICATE_OF_ANOTHER_KEY_OF_THIS_NAME(ErrorCode.BIRTH_CERTIFICATE_REFUSED) {
      @Override
      public ObjectNode answer(ObjectNode request) throws IOException {
        ObjectNode reply = relay.honest(request);
        HostileRelay.content(reply).set("birthCertificate", certificate(request));
        return reply;
      }
    },
    AN_OLDER_ACCOUNT_OF_THIS_NAME(ErrorCode.BIRTH_CERTIFICATE_REFUSED) {
      @Override
      public ObjectNode answer(ObjectNode request) throws IOException {
        return relay.honest(request.deepCopy().put("nonce", Bytes.ofHex("01".repeat(32)).base64()));
      }
    },
    AN_ACCOUNT_OF_ANOTHER_LIFE(ErrorCode.BIRTH_CERTIFICATE_REFUSED) {
      @Override
      public ObjectNode answer(ObjectNode request) throws IOException {
        return relay.ask(RelayedEnclaves.OTHER_LIFE, request);
      }
    };

    private final ErrorCode byCertificateAlone;

    Forgery(ErrorCode byCertificateAlone) {
      this.byCertificateAlone = byCertificateAlone;
    }

    private static JsonNode certificate(ObjectNode request) throws IOException {
      return HostileRelay.content(relay.honest(request)).get("birthCertificate");
    }
  }

  @ParameterizedTest
  @EnumSource
  void theRequesterRefusesAForgedGeneration(Forgery forgery)
      throws IOException, CertificateException {
    String name = RelayedEnclaves.freshName();
    relay.follow(relay.lieTo("generateAccount", forgery));
    var refused = assertThrows(RefusedException.class, () -> requester.generate(name));
    assertEquals(
        forgery == Forgery.AN_ACCOUNT_OF_ANOTHER_LIFE
            ? ErrorCode.SIGNATURE_REFUSED
            : ErrorCode.REPLY_REFUSED,
        refused.code(),
        refused.sentence());
    // The birth certificate by itself stops it as well.
    var alone =
        assertThrows(RefusedException.class, () -> requester.generateByCertificateAlone(name));
    assertEquals(forgery.byCertificateAlone, alone.code(), alone.sentence());
    assertFalse(requester.knows(name));
  }

  /// Part 1's known hole: the certificate does not cover the ciphertext, and `verifyAccount` was
  /// the parent's word.
  @Test
  void theRequesterRefusesGarbageInPlaceOfTheCiphertextWhichItsCertificateDoesNotShow()
      throws IOException, CertificateException {
    relay.follow(request ->
        switch (request.path("apiRequest").stringValue()) {
          case "generateAccount" -> {
            ObjectNode reply = relay.honest(request);
            HostileRelay.content(reply)
                .put("encryptedPrivateKey", Bytes.ofHex("01".repeat(125)).base64());
            yield reply;
          }
          case "verifyAccount" -> ParentsOwnAnswer.to(request);
          default -> relay.honest(request);
        });
    String name = RelayedEnclaves.freshName();
    RelayedEnclaves.assertRefused(ErrorCode.REPLY_REFUSED, () -> requester.generate(name));
    assertFalse(requester.knows(name));

    String fooled = RelayedEnclaves.freshName();
    Account garbage = requester.generateByCertificateAlone(fooled);
    relay.follow(relay::honest);
    Refused refused = assertInstanceOf(Refused.class, requester.verifyRow(garbage));
    assertEquals(ErrorCode.ROW_TAMPERED, refused.code(), "what was shown does not open");
  }
}
