package io.nitrowallet.dev.stack;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.nitrowallet.console.DrivenConsole;
import io.nitrowallet.console.FxThread;
import io.nitrowallet.domain.account.AccountName;
import io.nitrowallet.domain.account.PolicyText;
import io.nitrowallet.domain.error.RefusedException;
import io.nitrowallet.domain.ethereum.PersonalMessage;
import io.nitrowallet.domain.policy.AccountPolicy;
import io.nitrowallet.requester.composition.RequesterComponent;
import io.nitrowallet.requester.config.Setting;
import io.nitrowallet.requester.receipts.ReceiptCollector;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javafx.scene.chart.BarChart;
import javafx.scene.control.ListView;
import javafx.scene.control.TabPane;
import javafx.scene.control.TableView;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/// Receipts of real signatures and refusals in the console's real window, and what an auditor sees
/// there of root on the parent who cuts them (threat-model.md).
@ExtendWith(SharedStack.class)
@Timeout(240)
final class AuditPageIT {
  private static final int SIGNED = 3;
  private static final int REFUSED = 2;

  private final String name = "audit-page-" + UUID.randomUUID();
  private final DrivenConsole console = new DrivenConsole();
  @TempDir private Path home;
  private ConsoleBesideStack beside;

  @BeforeEach
  void useAnAccountAndCollectItsReceipts(LocalStack stack) {
    beside = new ConsoleBesideStack(console, home);
    RequesterComponent parent =
        LocalStack.component(
            stack.configurationWith(
                Map.of(
                    Setting.HEADS_FILE,
                    home.resolve("heads.json").toString(),
                    Setting.RECEIPTS_FOLDER,
                    folder().toString())));
    try (var _ = parent.resources()) {
      ConsoleBesideStack.register(stack, name, AccountPolicy.OPEN);
      ConsoleBesideStack.register(
          stack,
          name + "-closed",
          new PolicyText("{\"v\":1,\"operators\":[],\"rules\":[],\"change\":{\"approvals\":0}}"));
      for (int i = 0; i < REFUSED; i++) {
        assertThrows(RefusedException.class, () -> sign(parent, name + "-closed"));
      }
      for (int i = 0; i < SIGNED; i++) {
        sign(parent, name);
      }
      parent.collectors().forEach(ReceiptCollector::collect);
    }
  }

  @AfterEach
  void closeTheConsole() {
    console.close();
  }

  private static void sign(RequesterComponent parent, String name) {
    parent.signing().sign(new AccountName(name), _ -> PersonalMessage.ofText("audited"));
  }

  private Path folder() {
    return home.resolve("receipts");
  }

  private void openTheAudit(LocalStack stack) throws IOException, InterruptedException {
    beside.open(
        stack,
        yaml ->
            yaml.lines()
                    .filter(line -> !line.matches("(heads[.]file|receipts[.]folder):.*"))
                    .collect(Collectors.joining("\n"))
                + "%nheads.file: \"%s\"%nreceipts.folder: \"%s\"%n"
                    .formatted(home.resolve("heads.json"), folder()));
    console.await("#trust-badge", "Enclave verified");
    console.press("#page-audit");
  }

  @Test
  void listsVerifiesFiltersDrawsAndExports(LocalStack stack)
      throws IOException, InterruptedException {
    openTheAudit(stack);
    assertTrue(console.await("#audit-verdict", "In order").contains("Compared with 1 heads"));
    beside.picture("audit.png");
    console.type("#audit-text", name);
    console.choose("#audit-came", 1);
    console.await("#audit-count", SIGNED + " of ");
    console.choose("#audit-came", 3);
    console.await("#audit-count", REFUSED + " of ");
    String rows = FxThread.call(() -> table().getItems().toString());
    assertTrue(rows.contains("POLICY_DENIED"), rows);
    console.choose("#audit-came", 0);
    FxThread.call(() -> {
      ((TabPane) console.find("#audit-tabs")).getSelectionModel().select(1);
      return 0;
    });
    assertEquals(SIGNED, drawn("#audit-signatures"));
    assertEquals(REFUSED, drawn("#audit-refusals"));
    beside.picture("audit-charts.png");
    export();
  }

  private int drawn(String id) {
    return FxThread.call(() -> {
      BarChart<?, ?> chart = (BarChart<?, ?>) console.find(id);
      return chart.getData().getFirst().getData().stream()
          .mapToInt(bar -> ((Number) bar.getYValue()).intValue())
          .sum();
    });
  }

  private void export() throws IOException, InterruptedException {
    Path csv = home.resolve("receipts.csv");
    console.type("#audit-path", csv.toString());
    console.press("#audit-export");
    console.await("#audit-written", "written");
    String written = Files.readString(csv);
    assertTrue(written.startsWith("life,sequence,time"), written);
    assertEquals(
        SIGNED,
        written.lines().filter(row -> row.contains(",signed,") && row.contains(name)).count());
    console.awaitEnabled("#audit-export");
    console.press("#audit-export");
    console.await("#audit-export-fault", "exists already");
  }

  @Test
  void namesTheFileAndThePlaceWhereReceiptsWereCut(LocalStack stack)
      throws IOException, InterruptedException {
    Path file = onlyFile();
    List<String> lines = Files.readAllLines(file);
    int last = lines.size() - 1;
    String torn = lines.get(last).substring(0, 100);
    Files.writeString(
        file,
        Stream.concat(
                Stream.concat(
                    lines.subList(0, last - 3).stream(), lines.subList(last - 2, last).stream()),
                Stream.of(torn))
            .reduce((above, line) -> above + "\n" + line)
            .orElseThrow());
    openTheAudit(stack);
    console.await("#audit-verdict", "NOT IN ORDER: 3 findings");
    String findings = FxThread.call(() -> list().getItems().toString());
    String place = file.getFileName() + ":" + last;
    assertTrue(findings.contains(place + " is damaged: it was not written to its end"), findings);
    assertTrue(findings.contains("receipt " + (last - 3) + " is missing"), findings);
    assertTrue(findings.contains("the rest was dropped"), findings);
    console.choose("#audit-came", 4);
    console.await("#audit-count", "2 of ");
    beside.picture("audit-cut.png");
    beside.requireRoomAtItsSmallest();
    beside.picture("audit-cut-small.png");
  }

  private Path onlyFile() throws IOException {
    try (Stream<Path> files = Files.list(folder())) {
      return files
          .filter(file -> file.toString().endsWith(".jsonl"))
          .reduce((_, _) -> {
            throw new AssertionError("one life only");
          })
          .orElseThrow();
    }
  }

  private TableView<?> table() {
    return (TableView<?>) console.find("#audit-table");
  }

  private ListView<?> list() {
    return (ListView<?>) console.find("#audit-findings");
  }
}
