package io.nitrowallet.formats.json;

import static io.nitrowallet.formats.json.Refusals.assertRefused;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.nitrowallet.domain.account.Address;
import io.nitrowallet.domain.account.PolicyText;
import io.nitrowallet.domain.bytes.Bytes;
import io.nitrowallet.domain.dsse.VerifyingKey;
import io.nitrowallet.domain.error.ErrorCode;
import io.nitrowallet.domain.error.RefusedException;
import io.nitrowallet.domain.ethereum.ChainId;
import io.nitrowallet.domain.ethereum.SigningOperation;
import io.nitrowallet.domain.ethereum.Wei;
import io.nitrowallet.domain.policy.AccountPolicy;
import io.nitrowallet.domain.policy.Chains;
import io.nitrowallet.domain.policy.Domains;
import io.nitrowallet.domain.policy.Hours;
import io.nitrowallet.domain.policy.MaxFee;
import io.nitrowallet.domain.policy.MaxValue;
import io.nitrowallet.domain.policy.Operator;
import io.nitrowallet.domain.policy.Recipients;
import io.nitrowallet.domain.policy.Rule;
import io.nitrowallet.domain.policy.Selectors;
import io.nitrowallet.domain.policy.Tokens;
import io.nitrowallet.domain.policy.Trait;
import io.nitrowallet.domain.policy.Types;
import java.math.BigInteger;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PolicyJsonTest {
  private static final String MIXED = "0x70997970C51812dc3A010C7d01b50e0d17dc79C8";
  private static final String LOWER = "0x70997970c51812dc3a010c7d01b50e0d17dc79c8";
  private static final String KEY =
      "ed25519:MCowBQYDK2VwAyEAoGqh1CUO+Bu8WW4pUoR7SlUaA9o7QP9UI/cA/mMYJz8=";
  private static final String FULL =
      """
      {'v':1,
       'operators':[{'id':'alice','key':'%1$s'}],
       'rules':[
        {'name':'full','op':['transaction','typedData'],'chains':[1,10],
         'types':['dynamicFee','create'],'to':['%2$s'],'selectors':['0xa9059cbb'],
         'tokens':[{'contract':'%2$s','recipients':['%3$s'],'maxAmount':'5'},{'contract':'%2$s'}],
         'domains':[{'chainId':1,'verifyingContract':'%2$s'}],
         'maxValueWei':'0','maxFeeWei':'7',
         'hours':{'days':['mon','sun'],'from':'22:00','to':'06:00','zone':'Europe/Paris'},
         'approvals':1},
        {'name':'any','op':['digest'],'selectors':['0xa9059cbb','*'],'approvals':0}],
       'deny':['%3$s'],'expires':'2027-01-31T00:00:00Z','change':{'approvals':1}}
      """
          .formatted(KEY, MIXED, LOWER)
          .replace('\'', '"');

  private static AccountPolicy decode(String text) {
    return PolicyJson.decode(new PolicyText(text));
  }

  /// A policy of one rule for transactions that has these members as well.
  private static String withRule(String members) {
    return ("{'v':1,'operators':[],'rules':[{'name':'it','op':['transaction'],'approvals':0"
            + (members.isEmpty() ? "" : "," + members)
            + "}],'change':{'approvals':0}}")
        .replace('\'', '"');
  }

  private static Rule full() {
    Address address = Address.parse(MIXED);
    return new Rule(
        "full",
        EnumSet.of(SigningOperation.TRANSACTION, SigningOperation.TYPED_DATA),
        List.of(
            new Chains(Set.of(ChainId.of(1), ChainId.of(10))),
            new Types(Set.of(Trait.DYNAMIC_FEE, Trait.CREATE)),
            new Recipients(Set.of(address)),
            new Selectors.Of(Set.of(Bytes.ofHex("a9059cbb"))),
            new Tokens(
                List.of(
                    new Tokens.Token(
                        address, Optional.of(Set.of(address)), Optional.of(BigInteger.valueOf(5))),
                    new Tokens.Token(address, Optional.empty(), Optional.empty()))),
            new Domains(Set.of(new Domains.Domain(ChainId.of(1), address))),
            new MaxValue(Wei.ZERO),
            new MaxFee(Wei.of(7)),
            new Hours(
                Set.of(DayOfWeek.MONDAY, DayOfWeek.SUNDAY),
                LocalTime.of(22, 0),
                LocalTime.of(6, 0),
                ZoneId.of("Europe/Paris"))),
        1);
  }

  @Test
  void readsEachMember() {
    Rule any = new Rule("any", Set.of(SigningOperation.DIGEST), List.of(new Selectors.Any()), 0);
    assertEquals(
        new AccountPolicy(
            List.of(new Operator("alice", VerifyingKey.parse(KEY))),
            List.of(full(), any),
            Set.of(Address.parse(LOWER)),
            Optional.of(Instant.parse("2027-01-31T00:00:00Z")),
            1),
        decode(FULL));
    assertTrue(PolicySchema.takes(FULL));
  }

  @Test
  void readsOpen() {
    Rule open = decode(AccountPolicy.OPEN.value()).rules().getFirst();
    assertEquals(EnumSet.complementOf(EnumSet.of(SigningOperation.DIGEST)), open.operations());
    assertEquals(
        List.of(
            new Types(EnumSet.complementOf(EnumSet.of(Trait.LEGACY_UNPROTECTED))),
            new Selectors.Any()),
        open.constraints());
    assertTrue(PolicySchema.takes(AccountPolicy.OPEN.value()));
  }

  @Test
  void anEmptyListIsNoAbsentOne() {
    String lists = "'chains':[],'types':[],'to':[],'selectors':[],'tokens':[],'domains':[]";
    assertEquals(
        List.of(
            new Chains(Set.of()),
            new Types(Set.of()),
            new Recipients(Set.of()),
            new Selectors.Of(Set.of()),
            new Tokens(List.of()),
            new Domains(Set.of())),
        decode(withRule(lists)).rules().getFirst().constraints());
    assertEquals(List.of(), decode(withRule("")).rules().getFirst().constraints());
    assertTrue(PolicySchema.takes(withRule(lists.replace('\'', '"'))));
  }

  @Test
  void readsTheHighestAmountAndNoHigherOne() {
    BigInteger highest = BigInteger.ONE.shiftLeft(256).subtract(BigInteger.ONE);
    assertEquals(
        List.of(new MaxValue(new Wei(highest))),
        decode(withRule("'maxValueWei':'%s'".formatted(highest))).rules().getFirst().constraints());
    assertRefused(
        ErrorCode.INVALID_POLICY,
        "in the rule 'it', an amount is above 2^256 less 1",
        () -> decode(withRule("'maxValueWei':'%s'".formatted(highest.add(BigInteger.ONE)))));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "'maxValueWei':10",
        "'maxValueWei':'01'",
        "'maxValueWei':''",
        "'maxValueWei':'-1'",
        "'maxValueWei':'0x10'",
        "'maxValueWei':'1.0'",
        "'maxValueWei':' 1'",
        "'maxFeeWei':'1e18'",
        "'chains':[0]",
        "'chains':[-1]",
        "'chains':['1']",
        "'chains':[1.5]",
        "'chains':1",
        "'chains':[9223372036854775808]",
        "'types':['Legacy']",
        "'types':['7702']",
        "'types':'legacy'",
        "'to':['0x1234']",
        "'to':['70997970c51812dc3a010c7d01b50e0d17dc79c8']",
        "'to':[null]",
        "'to':{}",
        "'selectors':['0xA9059CBB']",
        "'selectors':['0xa9059c']",
        "'selectors':['0xa9059cbb00']",
        "'selectors':['transfer(address,uint256)']",
        "'selectors':'*'",
        "'tokens':[{}]",
        "'tokens':['0x70997970c51812dc3a010c7d01b50e0d17dc79c8']",
        "'tokens':[{'contract':'0x70997970c51812dc3a010c7d01b50e0d17dc79c8','max':'1'}]",
        "'tokens':[{'contract':'0x70997970c51812dc3a010c7d01b50e0d17dc79c8','maxAmount':1}]",
        "'domains':[{'chainId':1}]",
        "'domains':[{'verifyingContract':'0x70997970c51812dc3a010c7d01b50e0d17dc79c8'}]",
        "'domains':[{'chainId':1,'verifyingContract':'0x12'}]",
        "'hours':{'days':['monday'],'from':'08:00','to':'18:00','zone':'UTC'}",
        "'hours':{'days':['mon'],'from':'8:00','to':'18:00','zone':'UTC'}",
        "'hours':{'days':['mon'],'from':'08:00','to':'24:00','zone':'UTC'}",
        "'hours':{'days':['mon'],'from':'08:60','to':'18:00','zone':'UTC'}",
        "'hours':{'days':['mon'],'from':'08:00','to':'18:00'}",
        "'hours':{'from':'08:00','to':'18:00','zone':'UTC'}",
        "'hours':[]",
        "'maxValue':'1'",
        "'Chains':[1]",
        "'chains':null"
      })
  void refusesAMalformedMemberOfARuleAndNamesTheRule(String members) {
    String text = withRule(members);
    assertRefused(ErrorCode.INVALID_POLICY, "in the rule 'it', ", () -> decode(text));
    assertFalse(PolicySchema.takes(text), "the schema takes " + members);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "'to':['0x70997970c51812dc3a010c7d01b50e0d17dc79C8']",
        "'hours':{'days':['mon'],'from':'08:00','to':'18:00','zone':'Mars/Olympus'}",
        "'hours':{'days':['mon'],'from':'08:00','to':'18:00','zone':'+02:00'}",
        "'hours':{'days':['mon'],'from':'08:00','to':'08:00','zone':'UTC'}"
      })
  void refusesWhatASchemaCannotSee(String members) {
    assertRefused(ErrorCode.INVALID_POLICY, "in the rule 'it', ", () -> decode(withRule(members)));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "'op':['transaction','typedData']   | 'op':['sign']",
        "'op':['transaction','typedData']   | 'op':'transaction'",
        "'op':['transaction','typedData'],  | ",
        "'name':'full',                     | ",
        "'name':'full'                      | 'name':''",
        "'name':'full'                      | 'name':'fu ll'",
        "'name':'full'                      | 'name':7",
        "'approvals':1},                    | 'approvals':-1},",
        "'approvals':1},                    | 'approvals':65},",
        "'approvals':1},                    | 'approvals':'1'},",
        "'approvals':1},                    | 'approvals':1.5},",
        "'approvals':1},                    | 'approved':1},",
        "'id':'alice',                      | ",
        "'id':'alice'                       | 'id':'al/ice'",
        "'id':'alice'                       | 'id':'alice','role':'admin'",
        "'key':'ed25519:                    | 'key':'rsa:",
        "'deny':[                           | 'deny':['0x00',",
        "'deny':[                           | 'Deny':[",
        "'expires':'2027-01-31T00:00:00Z'   | 'expires':'2027-01-31'",
        "'expires':'2027-01-31T00:00:00Z'   | 'expires':'2027-01-31T00:00:00+01:00'",
        "'expires':'2027-01-31T00:00:00Z'   | 'expires':1801353600",
        "'change':{'approvals':1}           | 'change':{}",
        "'change':{'approvals':1}           | 'change':1",
        "'change':{'approvals':1}           | 'change':{'approvals':1,'by':'all'}",
        ",'change':{'approvals':1}          | ",
        "'v':1,                             | ",
        "'v':1,                             | 'v':'1',",
        "'v':1,                             | 'v':1,'x':1,",
        "'rules':[                          | 'rule':["
      })
  void refusesWhatIsMissingMalformedOrNotKnown(String good, String bad) {
    String text = edited(good, bad);
    assertRefused(ErrorCode.INVALID_POLICY, () -> decode(text));
    assertFalse(PolicySchema.takes(text), "the schema takes it");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "'expires':'2027-01-31T00:00:00Z'  | 'expires':'2027-02-30T00:00:00Z'",
        "'approvals':1},                   | 'approvals':2},",
        "'change':{'approvals':1}          | 'change':{'approvals':0}",
        "'change':{'approvals':1}          | 'change':{'approvals':2}",
        "'name':'any'                      | 'name':'full'",
        "ed25519:MCow                      | ed25519:MCoX"
      })
  void refusesContradictions(String good, String bad) {
    assertRefused(ErrorCode.INVALID_POLICY, () -> decode(edited(good, bad)));
  }

  private static String edited(String good, String bad) {
    String from = good.strip().replace('\'', '"');
    assertTrue(FULL.contains(from), from);
    return FULL.replace(from, Optional.ofNullable(bad).orElse("").replace('\'', '"'));
  }

  @ParameterizedTest
  @ValueSource(strings = {"0", "2", "-1", "99"})
  void namesTheVersionsThatItKnowsWhereItKnowsThisOneNot(String version) {
    RefusedException e =
        assertThrows(
            RefusedException.class,
            () -> decode("{\"v\":%s,\"anything\":true}".formatted(version)));
    assertEquals(ErrorCode.POLICY_UNSUPPORTED, e.code());
    assertEquals("the policy's version 'v' is not known here; known are: 1", e.sentence());
  }

  @ParameterizedTest
  @ValueSource(strings = {"open", "[]", "1", "{", "{\"v\":1,\"v\":1}", "{\"v\":1} {}", "\uFEFF{}"})
  void refusesWhatIsNoJsonObject(String text) {
    assertRefused(ErrorCode.INVALID_POLICY, "the policy is refused", () -> decode(text));
  }

  @Test
  void refusesATwofoldMemberInARule() {
    assertRefused(
        ErrorCode.INVALID_POLICY, () -> decode(withRule("'to':[],'to':['" + LOWER + "']")));
  }
}
