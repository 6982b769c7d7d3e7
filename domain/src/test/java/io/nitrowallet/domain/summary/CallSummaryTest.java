package io.nitrowallet.domain.summary;

import static io.nitrowallet.domain.calldata.SampleCalls.address;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.nitrowallet.domain.bytes.Bytes;
import io.nitrowallet.domain.calldata.SampleCalls;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Transactions that call what ethers encoded.
class CallSummaryTest {
  private static Summary summary(String call) {
    return Lines.transaction(Lines.payment(0, SampleCalls.named(call)));
  }

  /// `{n}` is the address of byte n.
  private static String addresses(String text) {
    String filled = text;
    for (int n = 0; n < 10; n++) {
      filled = filled.replace("{" + n + "}", address(n).checksummed());
    }
    return filled;
  }

  @ParameterizedTest
  @CsvSource({
    "erc20Transfer, TOKEN_TRANSFER, Transfer 1500 base units of token {9} to {1}",
    "transferFrom, TOKEN_TRANSFER, Transfer token {9} from {1} to {2}",
    "erc721, TOKEN_TRANSFER, Transfer token ID 9 of {9} to {2}",
    "erc721Data, TOKEN_TRANSFER, Transfer token ID 9 of {9} to {2}",
    "erc1155Batch, TOKEN_TRANSFER, Transfer 2 kinds of tokens of {9} to {2}",
    "permit2Transfer, TOKEN_TRANSFER, Transfer 50 base units of token {3} to {2}",
    "approve, TOKEN_APPROVAL, Let {2} move token {9} without limit",
    "increaseAllowance, TOKEN_APPROVAL, Let {2} move more of token {9}",
    "decreaseAllowance, TOKEN_APPROVAL, Let {2} move less of token {9}",
    "approveAll, TOKEN_APPROVAL, Let {2} move every token of {9}",
    "revokeAll, TOKEN_APPROVAL, Let {2} move tokens of {9} no more",
    "permit, TOKEN_APPROVAL, Hand in {1}'s permit for {2} to move token {9}",
    "permit2Approve, TOKEN_APPROVAL, Let {2} move token {3}",
    "permit2Permit, TOKEN_APPROVAL, Hand in {1}'s permit for {2} to move token {3}",
    "safe, SAFE_TRANSACTION, Have the Safe {9} carry out a transaction",
    "executeBatch, ACCOUNT_EXECUTION, Have the account {9} make 2 calls",
    "unknown, UNKNOWN_CALL, Call an unknown function of {9}",
  })
  void saysInOneLineWhatACallDoes(String call, SummaryKind kind, String headline) {
    Summary summary = summary(call);
    assertEquals(kind, summary.kind());
    assertEquals(addresses(headline), summary.headline());
  }

  @ParameterizedTest
  @CsvSource({
    "approve, The allowance is unlimited",
    "permit2Approve, The allowance is unlimited",
    "approveAll, every token of this contract",
    "permit2Approve, not its known address",
    "permit2Transfer, not its known address",
    "safeDelegate, replace its owners",
    "safeDelegate, pays a refund",
    "unknown, is not known here",
  })
  void warns(String call, String words) {
    assertTrue(Lines.warns(summary(call), words), summary(call).toString());
  }

  @ParameterizedTest
  @CsvSource({"erc20Transfer", "revokeAll", "decreaseAllowance", "increaseAllowance", "safe"})
  void doesNotWarnOfWhatIsOrdinary(String call) {
    assertEquals(List.of(), summary(call).warnings());
  }

  @Test
  void sharesOfOneSelectorAreToldAsBoth() {
    assertEquals(
        List.of("7"), Lines.of(summary("transferFrom"), "Amount (ERC-20) or token ID (ERC-721)"));
    assertEquals(1, Lines.of(summary("approve"), "Or token ID (ERC-721)").size());
  }

  @Test
  void readsTheCallThatASafeMakes() {
    Summary summary = summary("safe");
    assertEquals(
        List.of(addresses("Transfer 1500 base units of token {3} to {1}")),
        Lines.of(summary, "Call"));
    assertEquals(List.of("1500 base units"), Lines.of(summary, "Call: Amount"));
  }

  @Test
  void readsEachCallOfABatch() {
    Summary summary = summary("executeBatch");
    assertEquals(List.of("0.000000000000000001 Ether"), Lines.of(summary, "Call 1: Ether sent"));
    assertEquals(
        List.of(addresses("Send 0.000000000000000002 Ether to {4}")), Lines.of(summary, "Call 2"));
  }

  @Test
  void tellsTimes() {
    assertEquals(
        List.of("2026-01-01T00:00:00Z (1767225600)"), Lines.of(summary("permit"), "Permit ends"));
  }

  @Test
  void doesNotInterpretAnEncodingThatIsNotCanonical() {
    Bytes data = Bytes.concat(SampleCalls.named("erc20Transfer"), Bytes.ofHex("00"));
    Summary summary = Lines.transaction(Lines.payment(0, data));
    assertEquals(SummaryKind.UNKNOWN_CALL, summary.kind());
    assertTrue(Lines.warns(summary, "does not decode as transfer(address,uint256)"));
    assertEquals(List.of(), Lines.of(summary, "Amount"));
  }

  @Test
  void warnsOfEtherThatGoesAlongWithTokens() {
    Summary summary = Lines.transaction(Lines.payment(5, SampleCalls.named("erc20Transfer")));
    assertTrue(Lines.warns(summary, "Ether goes along"));
    assertEquals(List.of("0.000000000000000005 Ether"), Lines.of(summary, "Ether sent"));
  }

  @Test
  void stopsWhereCallsNestTooDeep() {
    Bytes data = SampleCalls.named("erc20Transfer");
    for (int i = 0; i < 5; i++) {
      data = execute(data);
    }
    Summary summary = Lines.transaction(Lines.payment(0, data));
    assertTrue(Lines.warns(summary, "nest deeper"), summary.toString());
  }

  private static Bytes execute(Bytes data) {
    int padding = (32 - data.length() % 32) % 32;
    return Bytes.concat(
        SampleCalls.named("execute").slice(0, 4 + 3 * 32),
        Bytes.copyOf(new byte[28]),
        Bytes.ofHex(HexFormat.of().toHexDigits(data.length())),
        data,
        Bytes.copyOf(new byte[padding]));
  }
}
