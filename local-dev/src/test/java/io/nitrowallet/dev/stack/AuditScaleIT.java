package io.nitrowallet.dev.stack;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import io.nitrowallet.aws.nsm.NsmAttestor;
import io.nitrowallet.dev.nsm.SoftNsm;
import io.nitrowallet.dev.nsm.SoftNsmAuthority;
import io.nitrowallet.domain.account.AccountName;
import io.nitrowallet.domain.account.AccountReference;
import io.nitrowallet.domain.account.Address;
import io.nitrowallet.domain.attestation.PcrValues;
import io.nitrowallet.domain.bytes.Bytes;
import io.nitrowallet.domain.bytes.Digests;
import io.nitrowallet.domain.dsse.DsseEnvelope;
import io.nitrowallet.domain.port.out.Attestor;
import io.nitrowallet.domain.receipt.ReceiptLine;
import io.nitrowallet.domain.receipt.RecordedOperation;
import io.nitrowallet.domain.receipt.SigningReceipt;
import io.nitrowallet.domain.receipt.SigningReceipt.Entry;
import io.nitrowallet.domain.receipt.SigningReceipt.Outcome;
import io.nitrowallet.enclave.IdentityKeys;
import io.nitrowallet.formats.json.ReceiptLineJson;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// `audit verify` over 100,000 receipts, in one pass and in memory that the file does not fit into
/// (issue 5, point 5).
@Timeout(300)
final class AuditScaleIT {
  private static final int RECEIPTS = 100_000;

  /// The file has over 100 MB.
  private static final List<String> SMALL = List.of("-Xmx40m", "-XX:+UseSerialGC");

  private static final String PCR0 = "ab".repeat(48);

  @TempDir Path folder;

  @Test
  void verifiesAHundredThousandReceiptsInAHeapOf40Megabytes()
      throws IOException, InterruptedException {
    Path file = folder.resolve("receipts.jsonl");
    Path root = folder.resolve("root.pem");
    write(file, root);
    Files.createFile(folder.resolve("config.yaml"));
    long start = System.nanoTime();
    CliRun run =
        CliRun.run(
            folder,
            SMALL,
            "audit",
            "verify",
            file.toString(),
            "--json",
            "--config=" + folder.resolve("config.yaml"),
            "--heads=" + folder.resolve("none.json"),
            "--attestation-root=" + root,
            "--pcr0=" + PCR0);
    double seconds = (System.nanoTime() - start) / 1e9;
    System.out.printf(
        "audit verify: %,d receipts, %,d MB, -Xmx40m: %.1f s, %,.0f a second%n",
        RECEIPTS, Files.size(file) >> 20, seconds, RECEIPTS / seconds);
    assertEquals(0, run.exitCode(), run.out());
    assertEquals(RECEIPTS, run.json().path("receipts").asInt());
    assertEquals(RECEIPTS, run.json().path("signatures").asInt());
    assertEquals(1, run.json().path("lives").asInt());
    assertEquals(100, run.json().path("accounts").asInt());
    assertFalse(run.out().contains("OutOfMemory"), run.out());
  }

  private void write(Path file, Path root) throws IOException {
    SoftNsmAuthority authority = SoftNsmAuthority.open(folder.resolve("nsm"), Instant::now);
    StackFiles.write(root, StackFiles.pem(authority.rootCertificate()));
    PcrValues measured = PcrValues.of(Map.of(0, Bytes.ofHex(PCR0)));
    SoftNsm nsm = new SoftNsm(authority, measured, "i-0abc-enc0123", Instant::now);
    IdentityKeys keys = IdentityKeys.generate(new Random(1)::nextBytes);
    Bytes boot =
        new NsmAttestor(nsm).attest(Attestor.Statement.ofPublicKey(keys.identity().encode()));
    Instant time = Instant.now().truncatedTo(ChronoUnit.SECONDS);
    try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file))) {
      write(out, new ReceiptLine.Boot(boot));
      Bytes previous = Digests.sha256(boot);
      for (int sequence = 1; sequence <= RECEIPTS; sequence++) {
        Instant at = time.plus(Duration.ofMillis(sequence * 10L)).truncatedTo(ChronoUnit.SECONDS);
        DsseEnvelope receipt =
            keys.sign(new SigningReceipt(sequence, previous, at, entry(sequence % 100)));
        write(out, new ReceiptLine.Receipt(receipt));
        previous = Digests.sha256(receipt.payload());
      }
    }
  }

  private static void write(OutputStream out, ReceiptLine line) throws IOException {
    out.write(ReceiptLineJson.encode(line).toArray());
    out.write('\n');
  }

  private static Entry entry(int account) {
    Bytes address = Digests.sha256(Bytes.copyOf(new byte[] {(byte) account})).slice(0, 20);
    return new Entry(
        RecordedOperation.SIGN,
        new AccountReference(
            new AccountName("account-" + account),
            new Address(address),
            1,
            Bytes.ofHex("22".repeat(32))),
        Optional.of("payroll"),
        Optional.of(Bytes.ofHex("33".repeat(32))),
        new Outcome.Signed(Bytes.ofHex("44".repeat(32)), Bytes.ofHex("55".repeat(65))),
        Optional.of(
            new SigningReceipt.Extract(
                "Transfer of 1000000 units of token 0x0123 to 0x4567 on chain 1",
                Bytes.ofHex("66".repeat(32)))));
  }
}
