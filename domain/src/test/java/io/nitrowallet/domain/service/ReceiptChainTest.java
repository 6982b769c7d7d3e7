package io.nitrowallet.domain.service;

import static io.nitrowallet.domain.service.Enclave.assertRefused;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import io.nitrowallet.domain.account.Account;
import io.nitrowallet.domain.account.AccountReference;
import io.nitrowallet.domain.account.PolicyText;
import io.nitrowallet.domain.bytes.Bytes;
import io.nitrowallet.domain.bytes.Digests;
import io.nitrowallet.domain.error.ErrorCode;
import io.nitrowallet.domain.ethereum.BareDigest;
import io.nitrowallet.domain.ethereum.PersonalMessage;
import io.nitrowallet.domain.port.in.ListReceiptsResult.Receipts;
import io.nitrowallet.domain.port.in.ListReceiptsUseCase;
import io.nitrowallet.domain.port.in.SignResult.Signed;
import io.nitrowallet.domain.receipt.ReceiptHead;
import io.nitrowallet.domain.receipt.RecordedOperation;
import io.nitrowallet.domain.receipt.SigningReceipt;
import io.nitrowallet.domain.receipt.SigningReceipt.Entry;
import io.nitrowallet.domain.receipt.SigningReceipt.Extract;
import io.nitrowallet.domain.receipt.SigningReceipt.Outcome;
import io.nitrowallet.domain.summary.Summary;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ReceiptChainTest {
  private static final PersonalMessage HELLO = PersonalMessage.ofText("hello");
  private static final Bytes BOOT = Bytes.ofHex("b007");

  private final Enclave enclave = new Enclave();
  private final Account account = enclave.generate("treasury");

  @Test
  void linksEachReceiptToTheOneBefore() {
    enclave.sign(account, HELLO);
    enclave.verify(account);
    assertEquals(
        List.of(1L, 2L, 3L), enclave.receipts.stream().map(SigningReceipt::sequence).toList());
    assertEquals(
        List.of(Digests.sha256(BOOT), payloadHash(1), payloadHash(2)),
        enclave.receipts.stream().map(SigningReceipt::previous).toList());
    assertEquals(new ReceiptHead(3, payloadHash(3)), enclave.chain.head());
  }

  /// The fixture's envelopes hold the number of what was signed.
  private static Bytes payloadHash(int number) {
    return Digests.sha256(Bytes.copyOf(new byte[] {(byte) number}));
  }

  @Test
  void recordsASignatureWithItsRuleCauseAndSummary() {
    Signed signed = assertInstanceOf(Signed.class, enclave.sign(account, HELLO));
    assertEquals(
        new Entry(
            RecordedOperation.SIGN,
            AccountReference.of(account),
            Optional.of("open"),
            Optional.of(Digests.sha256(Enclave.NONCE)),
            new Outcome.Signed(HELLO.digest(), signed.signature().encode()),
            Optional.of(Extract.of(Summary.of(HELLO, account.address())))),
        enclave.receipts.getLast().entry());
  }

  @Test
  void recordsRowsThatWereMadeAndOpened() {
    enclave.verify(account);
    List<Entry> entries = enclave.receipts.stream().map(SigningReceipt::entry).toList();
    assertEquals(
        List.of(RecordedOperation.GENERATE, RecordedOperation.VERIFY),
        entries.stream().map(Entry::operation).toList());
    entries.forEach(entry -> assertEquals(new Outcome.Row(account.digest()), entry.outcome()));
  }

  @Test
  void recordsWhatWasRefused() {
    var digest = new BareDigest(Bytes.ofHex("d1".repeat(32)));
    enclave.sign(account, digest);
    Entry denied = enclave.receipts.getLast().entry();
    assertEquals(new Outcome.Refused(ErrorCode.POLICY_DENIED), denied.outcome());
    assertEquals(Optional.of(Extract.of(Summary.of(digest, account.address()))), denied.summary());
    enclave.verify(Enclave.with(account, new PolicyText("{}")));
    assertEquals(
        new Outcome.Refused(ErrorCode.ROW_TAMPERED), enclave.receipts.getLast().entry().outcome());
  }

  @Test
  void anExplanationLeavesNoReceipt() {
    enclave.explain(account, HELLO);
    assertEquals(1, enclave.receipts.size());
  }

  @Test
  void timeDoesNotRunBackInTheChain() {
    Instant first = enclave.receipts.getLast().time();
    enclave.now = enclave.now.minusSeconds(5);
    enclave.verify(account);
    assertEquals(first, enclave.receipts.getLast().time());
    enclave.now = enclave.now.plusSeconds(60);
    enclave.verify(account);
    assertEquals(enclave.now.truncatedTo(ChronoUnit.SECONDS), enclave.receipts.getLast().time());
  }

  @Test
  void givesOutPagesFromWhereItIsAsked() {
    for (int i = 1; i < ListReceiptsUseCase.PAGE + 5; i++) {
      enclave.verify(account);
    }
    Receipts page = receipts(1);
    assertEquals(ListReceiptsUseCase.PAGE, page.receipts().size());
    assertEquals(BOOT, page.bootDocument());
    assertEquals(enclave.chain.head(), page.head());
    Receipts rest = receipts(ListReceiptsUseCase.PAGE + 1);
    assertEquals(5, rest.receipts().size());
    assertEquals(page.head().hash(), Digests.sha256(rest.receipts().getLast().payload()));
    assertEquals(List.of(), receipts(1000).receipts());
  }

  @Test
  void keepsTheNewestAndSaysWhereTheyStart() {
    for (int i = 1; i < ListReceiptsUseCase.KEPT + 3; i++) {
      enclave.chain.append(Enclave.NOW, enclave.receipts.getFirst().entry());
    }
    Receipts page = receipts(1);
    assertEquals(4, page.first());
    assertEquals(4, receipts(4).first());
    assertEquals(5, receipts(5).first());
    assertEquals(ListReceiptsUseCase.KEPT + 3, page.head().sequence());
  }

  @Test
  void refusesToCountFromBelowOne() {
    assertRefused(ErrorCode.INVALID_VALUE, enclave.chain.receipts(0));
  }

  private Receipts receipts(long from) {
    return assertInstanceOf(Receipts.class, enclave.chain.receipts(from));
  }
}
