package io.nitrowallet.requester.intents;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.nitrowallet.domain.account.Account;
import io.nitrowallet.domain.account.AccountReference;
import io.nitrowallet.domain.bytes.Bytes;
import io.nitrowallet.domain.error.ErrorCode;
import io.nitrowallet.domain.error.RefusedException;
import io.nitrowallet.domain.ethereum.Signable;
import io.nitrowallet.domain.ethereum.TypedMessage;
import io.nitrowallet.domain.intent.Intent;
import io.nitrowallet.domain.intent.IntentAction;
import io.nitrowallet.formats.json.IntentJson;
import io.nitrowallet.formats.json.StrictJson;
import io.nitrowallet.formats.json.TypedDataJson;
import io.nitrowallet.requester.accounts.Fixture;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class IntentDraftsTest {
  private static final Account ACCOUNT = Crew.account();
  private static final Signable TEXT = Crew.message("pay");
  private Instant now = Instant.parse("2026-11-26T09:30:00.750Z");
  private final IntentDrafts drafts = new IntentDrafts(new SecureRandom()::nextBytes, () -> now);

  private Intent draft(Duration lifetime) {
    return drafts.draft(ACCOUNT, new IntentAction.Sign(TEXT), lifetime);
  }

  @Test
  void holdsForItsLifetimeAndForAClockThatIsAMinuteBehind() {
    Intent intent = draft(Duration.ofHours(4));
    assertEquals(Instant.parse("2026-11-26T09:29:00Z"), intent.notBefore());
    assertEquals(Instant.parse("2026-11-26T13:30:00Z"), intent.expires());
    assertEquals(AccountReference.of(ACCOUNT), intent.account());
    assertEquals(intent, IntentJson.decode(IntentJson.encode(intent)));
    assertNotEquals(intent.id(), draft(Duration.ofHours(4)).id());
  }

  @Test
  void aWholeDayIsAMinuteLessThanOne() {
    Intent intent = draft(Intent.MAX_LIFETIME);
    assertEquals(Intent.MAX_LIFETIME, Duration.between(intent.notBefore(), intent.expires()));
  }

  @ParameterizedTest
  @ValueSource(longs = {59, 86_401})
  void refusesAnotherLifetime(long seconds) {
    var refusal = assertThrows(RefusedException.class, () -> draft(Duration.ofSeconds(seconds)));
    assertEquals(ErrorCode.INTENT_REFUSED, refusal.code());
  }

  @Test
  void theSameRequestOfAMachineIsTheSameIntentForTwelveHours() {
    Intent first = drafts.ofMachine(ACCOUNT, TEXT);
    assertEquals(Instant.parse("2026-11-26T00:00:00Z"), first.notBefore());
    assertEquals(Instant.parse("2026-11-27T00:00:00Z"), first.expires());
    now = Instant.parse("2026-11-26T11:59:59Z");
    Intent again = new IntentDrafts(_ -> {}, () -> now).ofMachine(ACCOUNT, TEXT);
    assertEquals(IntentJson.encode(first), IntentJson.encode(again));
    now = Instant.parse("2026-11-26T12:00:00Z");
    Intent later = drafts.ofMachine(ACCOUNT, TEXT);
    assertNotEquals(first.id(), later.id());
    assertEquals(Instant.parse("2026-11-26T12:00:00Z"), later.notBefore());
    assertEquals(first, drafts.earlierOfMachine(ACCOUNT, TEXT));
  }

  @Test
  void typedDataOfOneDigestAndOtherTypesIsAnotherIntent() {
    Signable bare = typedData("");
    Signable padded = typedData(",\"Unused\":[{\"name\":\"x\",\"type\":\"uint256\"}]");
    assertEquals(bare.digest(), padded.digest());
    assertNotEquals(drafts.ofMachine(ACCOUNT, bare).id(), drafts.ofMachine(ACCOUNT, padded).id());
  }

  private static Signable typedData(String moreTypes) {
    String json =
        """
        {"types":{"EIP712Domain":[{"name":"name","type":"string"}],
          "Note":[{"name":"text","type":"string"}]%s},
         "primaryType":"Note","domain":{"name":"n"},"message":{"text":"pay"}}
        """
            .formatted(moreTypes);
    return new TypedMessage(
        TypedDataJson.decode(StrictJson.parse(Bytes.copyOf(json.getBytes(UTF_8)))));
  }

  @Test
  void knowsWhichIntentsTheSameRequestFinds() {
    assertTrue(IntentDrafts.isFoundAgain(drafts.ofMachine(ACCOUNT, TEXT)));
    assertTrue(IntentDrafts.isFoundAgain(drafts.earlierOfMachine(ACCOUNT, TEXT)));
    assertFalse(IntentDrafts.isFoundAgain(draft(Duration.ofHours(4))));
  }

  @Test
  void anotherRequestOrAccountOrPolicyIsAnotherIntent() {
    Intent intent = drafts.ofMachine(ACCOUNT, TEXT);
    assertNotEquals(intent.id(), drafts.ofMachine(ACCOUNT, Crew.message("pay more")).id());
    assertNotEquals(intent.id(), drafts.ofMachine(Fixture.account(1), TEXT).id());
    assertNotEquals(intent.id(), drafts.ofMachine(Fixture.account(2), TEXT).id());
    assertEquals(8, intent.id().version());
    assertEquals(2, intent.id().variant());
  }
}
