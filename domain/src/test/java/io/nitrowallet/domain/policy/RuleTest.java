package io.nitrowallet.domain.policy;

import static io.nitrowallet.domain.policy.Requests.NOW;
import static io.nitrowallet.domain.policy.Requests.batch;
import static io.nitrowallet.domain.policy.Requests.call;
import static io.nitrowallet.domain.policy.Requests.inner;
import static io.nitrowallet.domain.policy.Requests.operation;
import static io.nitrowallet.domain.policy.Requests.send;
import static io.nitrowallet.domain.policy.Requests.transfer;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.nitrowallet.domain.bytes.Bytes;
import io.nitrowallet.domain.ethereum.BareDigest;
import io.nitrowallet.domain.ethereum.PersonalMessage;
import io.nitrowallet.domain.ethereum.Signable;
import io.nitrowallet.domain.ethereum.SigningOperation;
import io.nitrowallet.domain.ethereum.Wei;
import io.nitrowallet.domain.typeddata.TypedValue;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class RuleTest {
  private static final PersonalMessage HASH_LIKE =
      new PersonalMessage(Bytes.ofHex("61".repeat(32)));
  private static final BareDigest DIGEST = new BareDigest(Bytes.ofHex("61".repeat(32)));
  private static final Map<SigningOperation, Signable> ONE_OF_EACH =
      Map.of(
          SigningOperation.TRANSACTION, send(1, 0),
          SigningOperation.MESSAGE, PersonalMessage.ofText("hello"),
          SigningOperation.TYPED_DATA, Requests.typed(1, 1),
          SigningOperation.AUTHORIZATION, Requests.authorization(1),
          SigningOperation.USER_OPERATION, operation(batch(inner(1, 0, Bytes.EMPTY))),
          SigningOperation.DIGEST, DIGEST);

  private static Rule rule(Set<SigningOperation> operations, Constraint... constraints) {
    return new Rule("it", operations, List.of(constraints), 0);
  }

  private static Optional<String> objection(Rule rule, Signable signable) {
    return rule.objection(new Subject(signable, NOW));
  }

  @Test
  void isAboutTheOperationsThatItNamesAndNoOthers() {
    for (SigningOperation named : SigningOperation.values()) {
      ONE_OF_EACH.forEach((operation, signable) ->
          assertEquals(
              operation == named,
              objection(rule(Set.of(named)), signable).isEmpty(),
              named + " " + operation));
    }
    ONE_OF_EACH
        .values()
        .forEach(signable ->
            assertEquals(Optional.empty(), objection(rule(ONE_OF_EACH.keySet()), signable)));
  }

  /// Entry point 0.8 knows an operation by a hash of typed data.
  @Test
  void takesAUserOperationInTypedDataForBothAndForOneThatMayCreate() {
    Signable hidden =
        Requests.typed(
            Map.of("name", new TypedValue.Text("ERC4337")), "bool", new TypedValue.Flag(true));
    Set<SigningOperation> both =
        Set.of(SigningOperation.TYPED_DATA, SigningOperation.USER_OPERATION);
    Types creating = new Types(Set.of(Trait.CREATE));
    assertEquals(Optional.empty(), objection(rule(both, creating, new Selectors.Any()), hidden));
    for (SigningOperation one : both) {
      assertEquals(
          Optional.of(
              "op: this is typed data that are a user operation, the rule is about "
                  + one.wireName()),
          objection(rule(Set.of(one), creating, new Selectors.Any()), hidden));
    }
    assertEquals(
        Optional.of("types: is 'create', which the rule does not name"),
        objection(rule(both, new Selectors.Any()), hidden));
    assertEquals(
        Optional.of("selectors: the user operation's calls are not known, only '*' meets it"),
        objection(rule(both, creating), hidden));
  }

  @Test
  void saysWhatItIsAbout() {
    Map<SigningOperation, String> described =
        Map.of(
            SigningOperation.TRANSACTION, "a transaction",
            SigningOperation.MESSAGE, "a message",
            SigningOperation.TYPED_DATA, "typed data",
            SigningOperation.AUTHORIZATION, "an authorization",
            SigningOperation.USER_OPERATION, "a user operation",
            SigningOperation.DIGEST, "a digest");
    ONE_OF_EACH.forEach((operation, signable) ->
        assertEquals(
            Optional.of(
                "op: this is %s, the rule is about nothing".formatted(described.get(operation))),
            objection(rule(Set.of()), signable)));
    assertEquals(
        Optional.of("op: this is a digest, the rule is about transaction, message"),
        objection(
            rule(EnumSet.of(SigningOperation.MESSAGE, SigningOperation.TRANSACTION)), DIGEST));
  }

  @Test
  void takesAMessageThatNobodyCouldReadForADigest() {
    assertEquals(
        Optional.of(
            "op: this is a digest (as messages of 32 bytes or of unprintable ones count), the rule"
                + " is about message"),
        objection(rule(Set.of(SigningOperation.MESSAGE)), HASH_LIKE));
    assertEquals(Optional.empty(), objection(rule(Set.of(SigningOperation.DIGEST)), HASH_LIKE));
    PersonalMessage unprintable = new PersonalMessage(Bytes.ofHex("1901ff"));
    assertEquals(Optional.empty(), objection(rule(Set.of(SigningOperation.DIGEST)), unprintable));
  }

  @Test
  void wantsAllItsConstraintsMetAndNamesTheFirstThatIsNot() {
    Rule rule =
        rule(
            Set.of(SigningOperation.TRANSACTION),
            new MaxValue(Wei.of(5)),
            new MaxFee(Wei.of(210_000)));
    assertEquals(Optional.empty(), objection(rule, send(1, 5)));
    assertEquals(
        Optional.of("maxValueWei: sends 6 Wei, the rule allows 5"), objection(rule, send(1, 6)));
    Rule cheap =
        rule(
            Set.of(SigningOperation.TRANSACTION),
            new MaxValue(Wei.of(5)),
            new MaxFee(Wei.of(209_999)));
    assertEquals(
        Optional.of("maxFeeWei: the fee may come to 210000 Wei, the rule allows 209999"),
        objection(cheap, send(1, 5)));
  }

  @Test
  void allowsNoDataThatItDoesNotSpeakOf() {
    Optional<String> refused =
        Optional.of("selectors: has data, and the rule names neither selectors nor tokens");
    Rule rule = rule(Set.of(SigningOperation.TRANSACTION, SigningOperation.USER_OPERATION));
    assertEquals(refused, objection(rule, call(1, Bytes.ofHex("00"))));
    Rule bounded = rule(Set.of(SigningOperation.TRANSACTION), new MaxValue(Wei.of(5)));
    assertEquals(refused, objection(bounded, call(1, Bytes.ofHex("00"))));
    assertEquals(
        refused,
        objection(rule, operation(batch(inner(1, 0, Bytes.EMPTY), inner(1, 0, transfer(1, 1))))));
    assertEquals(
        Optional.of("selectors: the user operation's calls are not known, only '*' meets it"),
        objection(rule, operation(Bytes.EMPTY)));
    for (Constraint speaks :
        List.of(
            new Selectors.Any(),
            new Selectors.Of(Set.of(Bytes.ofHex("a9059cbb"))),
            new Tokens(
                List.of(
                    new Tokens.Token(Requests.address(1), Optional.empty(), Optional.empty()))))) {
      Rule speaking = rule(Set.of(SigningOperation.TRANSACTION), speaks);
      assertEquals(Optional.empty(), objection(speaking, call(1, transfer(2, 3))));
    }
  }

  @Test
  void wantsBothSelectorsAndTokensMetWhereItNamesBoth() {
    Tokens tokens =
        new Tokens(
            List.of(new Tokens.Token(Requests.address(1), Optional.empty(), Optional.empty())));
    Rule rule =
        rule(
            Set.of(SigningOperation.TRANSACTION),
            new Selectors.Of(Set.of(Bytes.ofHex("095ea7b3"))),
            tokens);
    assertEquals(
        Optional.of("selectors: calls 0xa9059cbb, which the rule does not name"),
        objection(rule, call(1, transfer(2, 3))));
  }

  @Test
  void allowsNoTypeByNameOnlyThatItDoesNotName() {
    Rule silent = rule(Set.of(SigningOperation.TRANSACTION), new Selectors.Any());
    assertEquals(
        Optional.of("types: is 'create', which the rule does not name"),
        objection(silent, Requests.creation(Bytes.ofHex("00"))));
    Rule naming =
        rule(
            Set.of(SigningOperation.TRANSACTION),
            new Types(Set.of(Trait.CREATE, Trait.DYNAMIC_FEE)),
            new Selectors.Any());
    assertEquals(Optional.empty(), objection(naming, Requests.creation(Bytes.ofHex("00"))));
  }
}
