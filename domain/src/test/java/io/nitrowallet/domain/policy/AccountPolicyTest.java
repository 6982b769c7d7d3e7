package io.nitrowallet.domain.policy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.nitrowallet.domain.account.PolicyText;
import io.nitrowallet.domain.bytes.Bytes;
import io.nitrowallet.domain.decision.Decision;
import io.nitrowallet.domain.error.ErrorCode;
import io.nitrowallet.domain.error.RefusedException;
import io.nitrowallet.domain.ethereum.ChainId;
import io.nitrowallet.domain.ethereum.LegacyTransaction;
import io.nitrowallet.domain.ethereum.Payment;
import io.nitrowallet.domain.ethereum.PersonalMessage;
import io.nitrowallet.domain.ethereum.Uint64;
import io.nitrowallet.domain.ethereum.Wei;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

class AccountPolicyTest {
  private static final Instant NOW = Instant.parse("2026-11-26T02:00:00Z");

  /// protocol.md §5, as it is printed there.
  private static final String PROTOCOL =
      "{\"v\":1,\"operators\":[],\"rules\":[{\"name\":\"open\",\"op\":[\"transaction\",\"message\","
          + "\"typedData\",\"authorization\",\"userOperation\"],\"types\":[\"legacy\",\"accessList\","
          + "\"dynamicFee\",\"blob\",\"create\",\"setCode\"],\"selectors\":[\"*\"],\"approvals\":0}],"
          + "\"change\":{\"approvals\":0}}";

  private final AccountPolicy open = AccountPolicy.parse(AccountPolicy.OPEN);

  @Test
  void openIsTheTextOfTheProtocol() {
    assertEquals(PROTOCOL, AccountPolicy.OPEN.value());
    JsonMapper mapper = JsonMapper.builder().build();
    assertEquals(
        mapper.readTree(PROTOCOL).toString(), AccountPolicy.OPEN.value(), "valid, compact");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "open",
        "{}",
        " " + PROTOCOL,
        PROTOCOL + "\n",
        "{\"v\":1,\"operators\":[],\"rules\":[],\"change\":{\"approvals\":0}}"
      })
  void refusesAnyOtherText(String text) {
    RefusedException e =
        assertThrows(RefusedException.class, () -> AccountPolicy.parse(new PolicyText(text)));
    assertEquals(ErrorCode.POLICY_UNSUPPORTED, e.code());
  }

  @Test
  void allowsTransactionsAndReadableMessagesByItsRule() {
    Payment payment =
        new Payment(Uint64.ZERO, Uint64.of(21_000), Optional.empty(), Wei.ZERO, Bytes.EMPTY);
    assertEquals(
        new Decision.Allowed("open", 0, List.of()),
        open.decide(new LegacyTransaction(ChainId.of(1), payment, Wei.of(1)), NOW));
    assertEquals(
        new Decision.Allowed("open", 0, List.of()),
        open.decide(PersonalMessage.ofText("hello"), NOW));
  }

  @Test
  void deniesWhatMayBeTheHashOfAnything() {
    Bytes hash =
        Bytes.copyOf("0123456789abcdef0123456789abcdef".getBytes(StandardCharsets.US_ASCII));
    assertInstanceOf(Decision.Denied.class, open.decide(new PersonalMessage(hash), NOW));
    assertInstanceOf(
        Decision.Denied.class, open.decide(new PersonalMessage(Bytes.ofHex("1901ff")), NOW));
  }
}
