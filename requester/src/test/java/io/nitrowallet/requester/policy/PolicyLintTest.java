package io.nitrowallet.requester.policy;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.nitrowallet.domain.account.PolicyText;
import io.nitrowallet.domain.policy.AccountPolicy;
import io.nitrowallet.formats.json.PolicyJson;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PolicyLintTest {
  private static final Instant NOW = Instant.parse("2026-11-26T12:00:00Z");
  private static final String ADDRESS = "0x70997970C51812dc3A010C7d01b50e0d17dc79C8";
  private static final String OTHER = "0xdac17f958d2ee523a2206206994597c13d831ec7";
  private static final String OPERATORS =
      "[{'id':'alice','key':'ed25519:MCowBQYDK2VwAyEAoGqh1CUO+Bu8WW4pUoR7SlUaA9o7QP9UI/cA/mMYJz8='}]";

  private static List<Finding> lint(String json) {
    return PolicyLint.of(PolicyJson.decode(new PolicyText(json.replace('\'', '"'))), NOW);
  }

  /// A policy of one operator and these rules, each a name and members, with one approval.
  private static List<Finding> ofRules(String more, String... rules) {
    StringBuilder text = new StringBuilder();
    for (String rule : rules) {
      text.append(text.isEmpty() ? "" : ",").append("{'approvals':1,").append(rule).append('}');
    }
    return lint(
        "{'v':1,'operators':%s,'rules':[%s],'change':{'approvals':1}%s}"
            .formatted(OPERATORS, text, more));
  }

  private static List<Finding> ofRule(String rule) {
    return ofRules("", "'name':'it'," + rule.replace("ADDRESS", ADDRESS).replace("OTHER", OTHER));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "'op':['digest']"
            + "| it allows digests, each of which may be the hash of anything, a transaction too",
        "'op':['authorization']"
            + "| it allows any code to act for the account: name the code in 'to'",
        "'op':['transaction'],'selectors':['*']"
            + "| \"selectors\":[\"*\"] allows every function, also approvals of token spending",
        "'op':[] | its 'op' is empty: it matches nothing",
        "'op':['transaction'],'chains':[]" + "| its 'chains' is an empty list, which nothing meets",
        "'op':['transaction'],'types':[] | its 'types' is an empty list, which nothing meets",
        "'op':['transaction'],'to':[] | its 'to' is an empty list, which nothing meets",
        "'op':['transaction'],'selectors':[]"
            + "| its 'selectors' is an empty list, which nothing meets",
        "'op':['transaction'],'tokens':[] | its 'tokens' is an empty list, which nothing meets",
        "'op':['typedData'],'domains':[] | its 'domains' is an empty list, which nothing meets",
        "'op':['message'],'hours':{'days':[],'from':'08:00','to':'09:00','zone':'UTC'}"
            + "| its 'hours' is an empty list, which nothing meets",
        "'op':['message'],'chains':[1]"
            + "| 'chains' cannot be judged on message, which the rule therefore never matches",
        "'op':['typedData'],'to':['ADDRESS']"
            + "| 'to' cannot be judged on typedData, which the rule therefore never matches",
        "'op':['transaction','message'],'maxValueWei':'1'"
            + "| 'maxValueWei' cannot be judged on message, which the rule therefore never matches",
        "'op':['message'],'maxFeeWei':'1'"
            + "| 'maxFeeWei' cannot be judged on message, which the rule therefore never matches",
        "'op':['transaction'],'domains':[{'chainId':1,'verifyingContract':'ADDRESS'}]"
            + "| 'domains' cannot be judged on transaction, which the rule therefore never matches",
        "'op':['message'],'types':['legacy'] | 'types' says nothing of message",
        "'op':['message'],'selectors':['*'] | 'selectors' says nothing of message",
        "'op':['transaction'],'selectors':['0x095ea7b3'],'tokens':[{'contract':'ADDRESS'}]"
            + "| 'tokens' wants a transfer, whose selector 0xa9059cbb 'selectors' does not name",
        "'op':['transaction'],'to':['OTHER'],'tokens':[{'contract':'ADDRESS'}]"
            + "| 'to' is the token's contract, and lacks one that 'tokens' names",
        "'op':['transaction'],'types':['legacyUnprotected'],'chains':[1]"
            + "| a 'legacyUnprotected' transaction is for no chain, so that 'chains' excludes it",
        "'op':['transaction'],'types':['create','legacy'],'to':['ADDRESS']"
            + "| a transaction that is 'create' has no recipient, so that 'to' excludes it"
      })
  void findsWhatARuleDoesThatItsAuthorMayNotHaveMeant(String rule, String sentence) {
    assertEquals(List.of(new Finding("it", sentence)), ofRule(rule));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "'op':['transaction'],'chains':[1],'to':['ADDRESS'],'maxValueWei':'1','maxFeeWei':'1'",
        "'op':['transaction','message'],'types':['legacy'],'selectors':['0xa9059cbb']",
        "'op':['transaction'],'to':['ADDRESS'],'tokens':[{'contract':'ADDRESS'}]",
        "'op':['userOperation'],'types':['create'],'to':['ADDRESS']",
        "'op':['authorization'],'to':['ADDRESS'],'chains':[1]",
        "'op':['typedData'],'chains':[1],'domains':[{'chainId':1,'verifyingContract':'ADDRESS'}]",
        "'op':['message'],'hours':{'days':['mon'],'from':'08:00','to':'09:00','zone':'UTC'}"
      })
  void hasNothingToSayOfAnOrdinaryRule(String rule) {
    assertEquals(List.of(), ofRule(rule));
  }

  @Test
  void saysThatARuleWithoutApprovalsPermitsRepetition() {
    assertEquals(
        List.of(
            new Finding(
                "it", "it wants no approvals: what it allows may be signed any number of times")),
        lint(
            "{'v':1,'operators':%s,'rules':[{'name':'it','op':['message'],'approvals':0}],"
                    .formatted(OPERATORS)
                + "'change':{'approvals':1}}"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "'op':['transaction'] | 'op':['transaction']",
        "'op':['transaction','message'] | 'op':['transaction'],'maxValueWei':'1'",
        "'op':['transaction'],'maxValueWei':'2' | 'op':['transaction'],'maxValueWei':'2'",
        "'op':['transaction'],'maxFeeWei':'2' | 'op':['transaction'],'maxFeeWei':'1'",
        "'op':['transaction'],'chains':[1,2] | 'op':['transaction'],'chains':[2]",
        "'op':['transaction'],'to':['ADDRESS','OTHER'] | 'op':['transaction'],'to':['OTHER']",
        "'op':['transaction'],'types':['legacy','blob'] | 'op':['transaction'],'types':['blob']",
        "'op':['transaction'],'selectors':['0xa9059cbb'] | 'op':['transaction']",
        "'op':['transaction'],'selectors':['0xa9059cbb']"
            + "| 'op':['transaction'],'tokens':[{'contract':'ADDRESS'}]",
        "'op':['transaction'],'tokens':[{'contract':'ADDRESS'}]"
            + "| 'op':['transaction'],'tokens':[{'contract':'ADDRESS'}],'chains':[1]",
        "'op':['message'],'types':['legacy'] | 'op':['message']",
        "'op':['typedData'],'domains':[{'chainId':1,'verifyingContract':'ADDRESS'}]"
            + "| 'op':['typedData'],'domains':[{'chainId':1,'verifyingContract':'ADDRESS'}]"
      })
  void findsARuleThatNeverDecides(String first, String second) {
    assertEquals(
        List.of(
            new Finding("second", "it never decides: rules before it match whatever it matches")),
        twoRules(first, second));
  }

  private static List<Finding> twoRules(String first, String second) {
    return ofRules(
            "",
            ("'name':'first'," + first).replace("ADDRESS", ADDRESS).replace("OTHER", OTHER),
            ("'name':'second'," + second).replace("ADDRESS", ADDRESS).replace("OTHER", OTHER))
        .stream()
        .filter(finding -> finding.where().equals("second"))
        .filter(finding -> finding.sentence().contains("decides"))
        .toList();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "'op':['transaction'] | 'op':['transaction','message']",
        "'op':['transaction'],'maxValueWei':'1' | 'op':['transaction'],'maxValueWei':'2'",
        "'op':['transaction'],'maxFeeWei':'1' | 'op':['transaction'],'maxFeeWei':'2'",
        "'op':['transaction'],'maxFeeWei':'1' | 'op':['transaction'],'maxValueWei':'1'",
        "'op':['transaction'],'chains':[1] | 'op':['transaction'],'chains':[1,2]",
        "'op':['transaction'],'chains':[1] | 'op':['transaction']",
        "'op':['transaction'],'to':['OTHER'] | 'op':['transaction'],'to':['ADDRESS']",
        "'op':['transaction'] | 'op':['transaction'],'types':['create']",
        "'op':['transaction'] | 'op':['transaction'],'selectors':['0xa9059cbb']",
        "'op':['transaction'] | 'op':['transaction'],'tokens':[{'contract':'ADDRESS'}]",
        "'op':['transaction'],'selectors':[] | 'op':['transaction']",
        "'op':['transaction'],'selectors':['0x095ea7b3']"
            + "| 'op':['transaction'],'tokens':[{'contract':'ADDRESS'}]",
        "'op':['transaction'],'selectors':['0xa9059cbb']"
            + "| 'op':['transaction'],'selectors':['*']",
        "'op':['transaction'],'tokens':[{'contract':'ADDRESS'}] | 'op':['transaction']",
        "'op':['typedData'],'domains':[{'chainId':1,'verifyingContract':'ADDRESS'}]"
            + "| 'op':['typedData'],'chains':[1]",
        "'op':['message'],'hours':{'days':['mon'],'from':'08:00','to':'09:00','zone':'UTC'}"
            + "| 'op':['message']"
      })
  void doesNotTakeOneForHiddenThatMayDecide(String first, String second) {
    assertEquals(List.of(), twoRules(first, second));
  }

  /// A user operation that comes as typed data matches a rule about both alone.
  @Test
  void twoRulesDoNotHideOneThatIsAboutBothOfTheirKinds() {
    String third = "'name':'third','op':['typedData','userOperation'],'selectors':['*']";
    assertEquals(
        List.of(),
        neverDeciding(
            "'name':'first','op':['typedData'],'selectors':['*']",
            "'name':'second','op':['userOperation'],'selectors':['*']",
            third));
    assertEquals(
        List.of("third"),
        neverDeciding(
            "'name':'first','op':['message','typedData','userOperation'],'selectors':['*']",
            third));
  }

  private static List<String> neverDeciding(String... rules) {
    return ofRules("", rules).stream()
        .filter(finding -> finding.sentence().contains("never decides"))
        .map(Finding::where)
        .toList();
  }

  @Test
  void severalRulesTogetherMayHideOne() {
    assertEquals(
        List.of(
            new Finding("third", "it never decides: rules before it match whatever it matches")),
        ofRules(
            "",
            "'name':'first','op':['transaction']",
            "'name':'second','op':['message']",
            "'name':'third','op':['transaction','message']"));
  }

  @Test
  void findsWhatConcernsTheWholePolicy() {
    assertEquals(
        List.of(
            new Finding(
                "(policy)",
                "it has no operators: whoever reaches the enclave may replace it by any other"
                    + " policy"),
            new Finding("(policy)", "it has no rules: nothing can be signed until it is changed"),
            new Finding("(policy)", "it has expired: nothing can be signed until it is changed")),
        lint(
            "{'v':1,'operators':[],'rules':[],'expires':'2026-11-26T12:00:00Z',"
                + "'change':{'approvals':0}}"));
    assertEquals(
        List.of(), ofRules(",'expires':'2026-11-26T12:00:01Z'", "'name':'it','op':['message']"));
  }

  @Test
  void findsWhatADenyListDoesNotSeeAndSeesTooOften() {
    assertEquals(
        List.of(
            new Finding(
                "(policy)",
                "'deny' does not look into messages and digests, which a rule allows: they may"
                    + " mention whom it denies")),
        ofRules(",'deny':['" + ADDRESS + "']", "'name':'it','op':['message']"));
    String precompile = "0x" + "0".repeat(39) + "1";
    assertEquals(
        List.of(
            new Finding(
                "(policy)",
                "'deny' holds %s, whose zeros stand in nearly all data: it denies more than calls"
                        .formatted(precompile)
                    + " of it")),
        ofRules(
            ",'deny':['" + ADDRESS + "','" + precompile + "']",
            "'name':'it','op':['transaction']"));
  }

  @Test
  void saysOfOpenWhatItIs() {
    List<Finding> findings = PolicyLint.of(PolicyJson.decode(AccountPolicy.OPEN), NOW);
    assertEquals(
        List.of(
            "it has no operators: whoever reaches the enclave may replace it by any other policy",
            "it wants no approvals: what it allows may be signed any number of times",
            "it allows any code to act for the account: name the code in 'to'",
            "\"selectors\":[\"*\"] allows every function, also approvals of token spending"),
        findings.stream().map(Finding::sentence).toList());
  }
}
