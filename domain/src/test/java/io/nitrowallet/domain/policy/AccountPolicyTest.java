package io.nitrowallet.domain.policy;

import static io.nitrowallet.domain.policy.Requests.NOW;
import static io.nitrowallet.domain.policy.Requests.address;
import static io.nitrowallet.domain.policy.Requests.send;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.nitrowallet.domain.bytes.Bytes;
import io.nitrowallet.domain.decision.Decision;
import io.nitrowallet.domain.decision.PassedOver;
import io.nitrowallet.domain.dsse.VerifyingKey;
import io.nitrowallet.domain.error.ErrorCode;
import io.nitrowallet.domain.error.RefusedException;
import io.nitrowallet.domain.ethereum.PersonalMessage;
import io.nitrowallet.domain.ethereum.SigningOperation;
import io.nitrowallet.domain.ethereum.Wei;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.bouncycastle.crypto.params.Ed25519PrivateKeyParameters;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

class AccountPolicyTest {
  /// protocol.md §5, as it is printed there.
  private static final String PROTOCOL =
      "{\"v\":1,\"operators\":[],\"rules\":[{\"name\":\"open\",\"op\":[\"transaction\",\"message\","
          + "\"typedData\",\"authorization\",\"userOperation\"],\"types\":[\"legacy\",\"accessList\","
          + "\"dynamicFee\",\"blob\",\"create\",\"setCode\"],\"selectors\":[\"*\"],\"approvals\":0}],"
          + "\"change\":{\"approvals\":0}}";

  private static final Rule SMALL = transactions("small", 1, new MaxValue(Wei.of(10)));
  private static final Rule LARGE = transactions("large", 2, new MaxValue(Wei.of(100)));
  private static final Rule MESSAGES =
      new Rule("messages", Set.of(SigningOperation.MESSAGE), List.of(), 0);

  private static Rule transactions(String name, int approvals, Constraint... constraints) {
    return new Rule(name, Set.of(SigningOperation.TRANSACTION), List.of(constraints), approvals);
  }

  private static Operator operator(int number) {
    return new Operator("operator-" + number, key(number));
  }

  private static VerifyingKey key(int number) {
    byte[] seed = new byte[32];
    seed[0] = (byte) number;
    return VerifyingKey.ofEd25519(
        Bytes.copyOf(new Ed25519PrivateKeyParameters(seed, 0).generatePublicKey().getEncoded()));
  }

  private static List<Operator> operators(int number) {
    return IntStream.range(0, number).mapToObj(AccountPolicyTest::operator).toList();
  }

  private static AccountPolicy policy(Rule... rules) {
    return new AccountPolicy(operators(2), List.of(rules), Set.of(), Optional.empty(), 2);
  }

  @Test
  void openIsTheTextOfTheProtocol() {
    assertEquals(PROTOCOL, AccountPolicy.OPEN.value());
    JsonMapper mapper = JsonMapper.builder().build();
    assertEquals(
        mapper.readTree(PROTOCOL).toString(), AccountPolicy.OPEN.value(), "valid, compact");
  }

  @Test
  void theFirstRuleThatMatchesDecidesAlsoIfItWantsMoreApprovals() {
    assertEquals(
        new Decision.Allowed("small", 1, List.of()), policy(SMALL, LARGE).decide(send(1, 10), NOW));
    assertEquals(
        new Decision.Allowed(
            "large",
            2,
            List.of(new PassedOver("small", "maxValueWei: sends 11 Wei, the rule allows 10"))),
        policy(SMALL, LARGE).decide(send(1, 11), NOW));
    assertEquals(
        new Decision.Allowed("large", 2, List.of()), policy(LARGE, SMALL).decide(send(1, 1), NOW));
  }

  @Test
  void deniesWhatNoRuleMatchesAndSaysWhyEachDoesNot() {
    PassedOver small = new PassedOver("small", "maxValueWei: sends 101 Wei, the rule allows 10");
    PassedOver large = new PassedOver("large", "maxValueWei: sends 101 Wei, the rule allows 100");
    PassedOver messages =
        new PassedOver("messages", "op: this is a transaction, the rule is about message");
    assertEquals(
        new Decision.Denied(
            "no rule of the policy matches: 'small' (maxValueWei: sends 101 Wei, the rule allows"
                + " 10), 'large' (maxValueWei: sends 101 Wei, the rule allows 100)",
            List.of(messages, small, large)),
        policy(MESSAGES, SMALL, LARGE).decide(send(1, 101), NOW));
  }

  @Test
  void countsTheRulesThatTheSentenceLeavesOut() {
    Rule third = transactions("third", 0, new MaxValue(Wei.of(100)));
    Decision.Denied denied =
        (Decision.Denied) policy(SMALL, LARGE, third).decide(send(1, 101), NOW);
    assertTrue(denied.reason().endsWith("), and 1 more"), denied.reason());
    assertEquals(3, denied.passedOver().size());
  }

  @Test
  void deniesEverythingWithoutRules() {
    assertEquals(
        new Decision.Denied("no rule of the policy is about a transaction", List.of()),
        policy().decide(send(1, 0), NOW));
    assertEquals(
        "no rule of the policy is about a digest (as messages of 32 bytes or of unprintable ones"
            + " count)",
        ((Decision.Denied)
                policy(MESSAGES).decide(new PersonalMessage(Bytes.ofHex("00".repeat(32))), NOW))
            .reason());
  }

  @Test
  void deniesWhatMentionsADeniedAddressWhateverTheRulesSay() {
    AccountPolicy policy =
        new AccountPolicy(
            List.of(), List.of(transactions("any", 0)), Set.of(address(9)), Optional.empty(), 0);
    assertEquals(
        new Decision.Denied(
            "deny: mentions %s, which the policy denies".formatted(address(9)), List.of()),
        policy.decide(send(9, 0), NOW));
    assertEquals(new Decision.Allowed("any", 0, List.of()), policy.decide(send(8, 0), NOW));
  }

  @Test
  void deniesEverythingFromTheMomentOfExpiryOn() {
    Instant end = Instant.parse("2027-01-01T00:00:00Z");
    AccountPolicy policy =
        new AccountPolicy(
            List.of(), List.of(transactions("any", 0)), Set.of(), Optional.of(end), 0);
    assertEquals(
        new Decision.Allowed("any", 0, List.of()), policy.decide(send(1, 0), end.minusNanos(1)));
    Decision expired =
        new Decision.Denied(
            "the policy expired at 2027-01-01T00:00:00Z; nothing is signed until it is changed",
            List.of());
    assertEquals(expired, policy.decide(send(1, 0), end));
    assertEquals(expired, policy.decide(send(1, 0), end.plusSeconds(1)));
  }

  @Test
  void knowsTheKeysOfItsOperators() {
    assertEquals(Map.of("operator-0", key(0), "operator-1", key(1)), policy().operatorKeys());
  }

  @Test
  void refusesMoreApprovalsThanThereAreOperators() {
    assertRefused(
        "the rule 'small' asks for 1 approvals: with 0 operators it is 0 to 0",
        () -> new AccountPolicy(List.of(), List.of(SMALL), Set.of(), Optional.empty(), 0));
    assertRefused(
        "'change' asks for 3 approvals: with 2 operators it is 0 to 2",
        () -> new AccountPolicy(operators(2), List.of(), Set.of(), Optional.empty(), 3));
    assertRefused(
        "the rule 'less' asks for -1 approvals: with 2 operators it is 0 to 2",
        () -> policy(transactions("less", -1)));
  }

  @Test
  void refusesOperatorsWhomAChangeDoesNotAsk() {
    assertRefused(
        "'change' asks for 0 approvals though there are operators: whoever may change the policy"
            + " may allow everything",
        () -> new AccountPolicy(operators(2), List.of(), Set.of(), Optional.empty(), 0));
  }

  @Test
  void refusesOperatorsAndRulesThatShareWhatTellsThemApart() {
    assertRefused(
        "two operators share an id",
        () -> of(List.of(operator(1), new Operator("operator-1", key(2)))));
    assertRefused(
        "two operators share a key", () -> of(List.of(operator(1), new Operator("other", key(1)))));
    assertRefused("two rules share a name", () -> policy(SMALL, transactions("small", 0)));
  }

  private static AccountPolicy of(List<Operator> operators) {
    return new AccountPolicy(operators, List.of(), Set.of(), Optional.empty(), 1);
  }

  @Test
  void boundsTheirNumber() {
    assertEquals(64, of(operators(64)).operators().size());
    assertRefused("a policy has at most 64 operators and 256 rules", () -> of(operators(65)));
    assertEquals(256, policy(rules(256)).rules().size());
    assertRefused("a policy has at most 64 operators and 256 rules", () -> policy(rules(257)));
  }

  private static Rule[] rules(int number) {
    return IntStream.range(0, number)
        .mapToObj(at -> transactions("rule-" + at, 0))
        .toArray(Rule[]::new);
  }

  @Test
  void refusesNamesThatCouldNotBeShown() {
    String form = " is 1 to 64 letters, digits, dots, underscores and hyphens";
    for (String name : List.of("", "a b", "ä", "x\n", "x".repeat(65))) {
      assertRefused("a rule's name" + form, () -> transactions(name, 0));
      assertRefused("an operator's id" + form, () -> new Operator(name, key(1)));
    }
    assertEquals("x".repeat(64), transactions("x".repeat(64), 0).name());
  }

  private static void assertRefused(String sentence, Runnable making) {
    RefusedException e = assertThrows(RefusedException.class, making::run);
    assertEquals(ErrorCode.INVALID_POLICY, e.code());
    assertEquals(sentence, e.sentence());
  }
}
