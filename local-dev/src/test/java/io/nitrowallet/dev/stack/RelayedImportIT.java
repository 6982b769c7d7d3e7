package io.nitrowallet.dev.stack;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.nitrowallet.domain.account.Account;
import io.nitrowallet.domain.account.Address;
import io.nitrowallet.domain.bytes.Bytes;
import io.nitrowallet.domain.error.ErrorCode;
import io.nitrowallet.domain.signing.PrivateKey;
import java.io.IOException;
import java.security.SecureRandom;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.node.ObjectNode;

/// Root on the parent instance rewrites what passes between the owner of a private key and the real
/// enclave (issue 3, item 7): the enclave refuses what was not sealed for it, the owner what they
/// are told. Nobody in between sees the key.
@ExtendWith(SharedStack.class)
@Timeout(120)
final class RelayedImportIT {
  private static RelayedEnclaves enclaves;
  private static HostileRelay relay;
  private static Requester requester;

  private static final String OTHER_POLICY =
      "{\"v\":1,\"operators\":[],\"rules\":[],\"change\":{\"approvals\":0}}";
  private static final String FOREIGN_KEY =
      "arn:aws:kms:eu-west-1:444455556666:key/1111aaaa-22bb-33cc-44dd-555555eeeeee";

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
  void anHonestRelayIsNoObstacleAndNeverSeesTheKeyThatIsImported() {
    String name = RelayedEnclaves.freshName();
    Account imported = requester.importKey(key, name);
    assertEquals(key.publicKey(), imported.publicKey());
    requester.verify(imported);
    requester.sign(imported, "as before");

    byte[] frames = relay.recorded();
    SecretSweep sweep = new SecretSweep().add("the private key", key.secret().use(Bytes::copyOf));
    String all = new String(frames, ISO_8859_1);
    assertTrue(all.contains("importAccount") && all.contains("importResponse"), "it was recorded");
    assertEquals(Set.of(), sweep.find(frames));
    byte[] planted = (all + key.secret().use(Bytes::copyOf).base64()).getBytes(ISO_8859_1);
    assertFalse(sweep.find(planted).isEmpty(), "it would have been found");
  }

  @ParameterizedTest
  @CsvSource({
    "name, stolen, IMPORT_REFUSED",
    "address, 0x70997970C51812dc3A010C7d01b50e0d17dc79C8, IMPORT_REFUSED",
    "key_id, OTHER, IMPORT_REFUSED",
    "key_id, FOREIGN, KEY_NOT_ALLOWED",
    "policy, '{\"v\":1}', INVALID_POLICY",
    "policy, '{\"v\":2}', POLICY_UNSUPPORTED",
    "policy, OTHER_POLICY, IMPORT_REFUSED",
    "nonce, Tk5OTk5OTk5OTk5OTk5OTk5OTk5OTk5OTk5OTk5OTk4=, IMPORT_REFUSED",
    "enc, CQAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=, IMPORT_REFUSED"
  })
  void theEnclaveRefusesAnImportThatIsResubmittedWithAnotherValue(
      String member, String value, ErrorCode code) {
    String name = RelayedEnclaves.freshName();
    String other =
        switch (value) {
          case "OTHER" -> RelayedEnclaves.OTHER_KEY.value();
          case "FOREIGN" -> FOREIGN_KEY;
          case "OTHER_POLICY" -> OTHER_POLICY;
          default -> value;
        };
    relay.follow(relay.lieTo("importAccount", request -> relay.honest(request.put(member, other))));
    RelayedEnclaves.assertRefused(code, () -> requester.importKey(key, name));
    assertFalse(requester.knows(name) || requester.knows("stolen"));
  }

  @Test
  void anotherEnclaveLifeRefusesAnImportThatWasNotSealedToIt() {
    String name = RelayedEnclaves.freshName();
    relay.follow(
        relay.lieTo("importAccount", request -> relay.ask(RelayedEnclaves.OTHER_LIFE, request)));
    RelayedEnclaves.assertRefused(ErrorCode.IMPORT_REFUSED, () -> requester.importKey(key, name));
    assertFalse(requester.knows(name));
  }

  @Test
  void theEnclaveRefusesAKeyThatIsNotTheOneOfTheAddress() throws IOException {
    Address other = Address.parse("0x70997970C51812dc3A010C7d01b50e0d17dc79C8");
    ObjectNode request =
        new ParentsOwnImport(other).request(relay.attested(), capturedGeneration());
    ObjectNode reply = relay.honest(request);
    assertEquals(
        "IMPORT_REFUSED", HostileRelay.content(reply).path("code").stringValue(), reply::toString);
  }

  /// A requester's own request for a generation, with credentials and all.
  private static ObjectNode capturedGeneration() {
    ObjectNode[] captured = new ObjectNode[1];
    relay.follow(
        relay.lieTo(
            "generateAccount",
            request -> {
              captured[0] = request.deepCopy();
              return relay.honest(request);
            }));
    requester.generate(RelayedEnclaves.freshName());
    relay.follow(relay::honest);
    return captured[0];
  }

  @Test
  void theRequesterRefusesAnImportThatIsAnsweredWithAnotherKey() {
    String name = RelayedEnclaves.freshName();
    relay.follow(
        relay.lieTo(
            "importAccount",
            request ->
                relay
                    .honest(request.put("apiRequest", "generateAccount"))
                    .put("apiResponse", "importResponse")));
    RelayedEnclaves.assertRefused(ErrorCode.REPLY_REFUSED, () -> requester.importKey(key, name));
    assertFalse(requester.knows(name));
  }
}
