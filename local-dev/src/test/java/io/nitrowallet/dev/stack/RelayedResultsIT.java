package io.nitrowallet.dev.stack;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import io.nitrowallet.domain.account.Account;
import io.nitrowallet.domain.account.Sealing;
import io.nitrowallet.domain.bytes.Bytes;
import io.nitrowallet.domain.decision.Decision;
import io.nitrowallet.domain.error.ErrorCode;
import io.nitrowallet.domain.port.in.Refused;
import io.nitrowallet.domain.signing.PrivateKey;
import java.io.IOException;
import java.security.SecureRandom;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.node.ObjectNode;

/// Root on the parent instance answers in the enclave's name, with answers of its own, of another
/// time, row or enclave life (issue 3, item 7). The requester refuses each.
@ExtendWith(SharedStack.class)
@Timeout(120)
final class RelayedResultsIT {
  private static RelayedEnclaves enclaves;
  private static HostileRelay relay;
  private static Requester requester;

  private final PrivateKey key = PrivateKey.generate(new SecureRandom()::nextBytes);

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

  @Test
  void theRequesterRefusesAVerificationThatTheParentAnswersItself() {
    Account account = requester.generate(RelayedEnclaves.freshName());
    relay.follow(relay.lieTo("verifyAccount", ParentsOwnAnswer::to));
    RelayedEnclaves.assertRefused(ErrorCode.SIGNATURE_REFUSED, () -> requester.verify(account));
  }

  @Test
  void theRequesterRefusesWhatTheEnclaveSaidForAnotherNonceRowOrLife() {
    Account account = requester.generate(RelayedEnclaves.freshName());
    ObjectNode[] earlier = new ObjectNode[1];
    relay.follow(relay.lieTo("verifyAccount", request -> earlier[0] = relay.honest(request)));
    requester.verify(account);
    relay.follow(
        relay.lieTo("verifyAccount", request -> HostileRelay.readdressed(earlier[0], request)));
    RelayedEnclaves.assertRefused(ErrorCode.REPLY_REFUSED, () -> requester.verify(account));

    relay.follow(
        relay.lieTo("verifyAccount", request -> relay.ask(RelayedEnclaves.OTHER_LIFE, request)));
    RelayedEnclaves.assertRefused(ErrorCode.SIGNATURE_REFUSED, () -> requester.verify(account));

    // the enclave is shown the real row, the requester asked about another one
    relay.follow(
        relay.lieTo(
            "verifyAccount",
            request -> {
              ((ObjectNode) request.get("account"))
                  .put("EncryptedPrivateKey", account.sealing().encryptedPrivateKey().base64());
              return relay.honest(request);
            }));
    Refused refused = assertInstanceOf(Refused.class, requester.verifyRow(garbled(account)));
    assertEquals(ErrorCode.REPLY_REFUSED, refused.code(), refused.message());
  }

  private static Account garbled(Account account) {
    Sealing own = account.sealing();
    return new Account(
        account.name(),
        account.publicKey(),
        account.policy(),
        account.createdAt(),
        account.birthCertificate(),
        new Sealing(
            own.keyArn(), own.version(), own.encryptedDataKey(), Bytes.ofHex("01".repeat(125))));
  }

  @ParameterizedTest
  @CsvSource({"generateAccount", "importAccount", "verifyAccount", "sign", "explain"})
  void theRequesterRefusesAResultWhoseSignatureWasStripped(String word) {
    Account account = requester.generate(RelayedEnclaves.freshName());
    relay.follow(
        relay.lieTo(
            word,
            request -> {
              ObjectNode reply = relay.honest(request);
              HostileRelay.content(reply).remove("signedResult");
              return reply;
            }));
    String name = RelayedEnclaves.freshName();
    RelayedEnclaves.assertRefused(
        ErrorCode.REPLY_REFUSED,
        () -> {
          switch (word) {
            case "generateAccount" -> requester.generate(name);
            case "importAccount" -> requester.importKey(key, name);
            case "verifyAccount" -> requester.verify(account);
            case "explain" -> requester.explain(account, "hello");
            default -> requester.sign(account, "hello");
          }
        });
  }

  @Test
  void theRequesterRefusesASignatureOverAnotherMessageOrThatAnotherOneIsSignedFor() {
    Account account = requester.generate(RelayedEnclaves.freshName());
    relay.follow(
        relay.lieTo(
            "sign",
            request -> {
              ((ObjectNode) request.get("request")).put("message", Bytes.ofHex("68").base64());
              return relay.honest(request);
            }));
    RelayedEnclaves.assertRefused(ErrorCode.REPLY_REFUSED, () -> requester.sign(account, "hello"));

    ObjectNode[] earlier = new ObjectNode[1];
    relay.follow(relay.lieTo("sign", request -> earlier[0] = relay.honest(request)));
    requester.sign(account, "earlier");
    relay.follow(
        relay.lieTo(
            "sign",
            request -> {
              ObjectNode reply = relay.honest(request);
              HostileRelay.content(reply)
                  .set("signedResult", HostileRelay.content(earlier[0]).get("signedResult"));
              return reply;
            }));
    RelayedEnclaves.assertRefused(ErrorCode.REPLY_REFUSED, () -> requester.sign(account, "hello"));
  }

  /// The signature is genuine and over what was sent; only the words are another's.
  @ParameterizedTest
  @CsvSource({"sign, 1", "sign, 2", "explain, 1", "explain, 2"})
  void theRequesterRefusesASummaryThatTheParentWrote(String word, int edition) {
    Account account = requester.generate(RelayedEnclaves.freshName());
    relay.follow(
        relay.lieTo(
            word,
            request -> {
              ObjectNode reply = relay.honest(request);
              ((ObjectNode) HostileRelay.content(reply).get("summary"))
                  .put("edition", edition)
                  .put("headline", "Send nothing to nobody");
              return reply;
            }));
    RelayedEnclaves.assertRefused(
        ErrorCode.REPLY_REFUSED,
        () -> {
          if (word.equals("sign")) {
            requester.sign(account, "hello");
          } else {
            requester.explain(account, "hello");
          }
        });
  }

  @Test
  void theRequesterRefusesAnExplanationOfAnotherMessageOrWithAnotherDecision() {
    Account account = requester.generate(RelayedEnclaves.freshName());
    assertEquals(
        new Decision.Allowed("open", 0, List.of()), requester.explain(account, "hello").decision());
    relay.follow(
        relay.lieTo(
            "explain",
            request -> {
              ((ObjectNode) request.get("request")).put("message", Bytes.ofHex("68").base64());
              return relay.honest(request);
            }));
    RelayedEnclaves.assertRefused(
        ErrorCode.REPLY_REFUSED, () -> requester.explain(account, "hello"));
    relay.follow(
        relay.lieTo(
            "explain",
            request -> {
              ObjectNode reply = relay.honest(request);
              HostileRelay.content(reply).put("rule", "payroll");
              return reply;
            }));
    RelayedEnclaves.assertRefused(
        ErrorCode.REPLY_REFUSED, () -> requester.explain(account, "hello"));
  }

  @Test
  void theRequesterRefusesAnEnclaveThatAnotherOneIsAttestedFor() {
    Account account = requester.generate(RelayedEnclaves.freshName());
    try (Requester second = enclaves.anotherRequester("second-pins.json")) {
      relay.follow(
          relay.lieTo("attest", request -> relay.ask(RelayedEnclaves.OTHER_LIFE, request)));
      RelayedEnclaves.assertRefused(
          ErrorCode.SIGNATURE_REFUSED, () -> second.sign(account, "hello"));
      relay.follow(
          relay.lieTo("attest", request -> HostileRelay.readdressed(relay.attestation(), request)));
      RelayedEnclaves.assertRefused(
          ErrorCode.ATTESTATION_REFUSED, () -> second.sign(account, "hello"));
    }
  }
}
