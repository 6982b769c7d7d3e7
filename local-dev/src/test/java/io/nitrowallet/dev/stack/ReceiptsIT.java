package io.nitrowallet.dev.stack;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.nitrowallet.domain.account.Account;
import io.nitrowallet.domain.account.AccountName;
import io.nitrowallet.domain.ethereum.PersonalMessage;
import io.nitrowallet.domain.intent.IntentAction.UpdatePolicy;
import io.nitrowallet.domain.policy.AccountPolicy;
import io.nitrowallet.domain.port.in.SignCommand;
import io.nitrowallet.domain.port.in.SignResult;
import io.nitrowallet.requester.composition.RequesterComponent;
import io.nitrowallet.requester.config.Setting;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/// What an auditor sees of a parent instance that lies about receipts, and of a row that came back
/// (issue 5, point 2): real enclaves, and the command line as an operator uses it.
@ExtendWith(SharedStack.class)
@Timeout(240)
final class ReceiptsIT {
  private static final long PORT = 7887;
  private static final AccountName NAME = new AccountName("audited");

  @TempDir private Path home;

  @Test
  void showsWhatAGatewayDropsDoublesOrExchangesAndARowThatCameBack(LocalStack stack)
      throws IOException, InterruptedException {
    Account old;
    try (EnclaveInTest _ = new EnclaveInTest(stack, PORT, _ -> {}, own -> own)) {
      old = useAndChange(stack);
      CliRun collected = cli(stack, "collect");
      assertEquals(0, collected.exitCode(), collected.out());
    }
    CliRun good = cli(stack, "verify");
    assertEquals(0, good.exitCode(), good.out());
    assertEquals(1, good.json().path("heads").asInt());
    assertEquals(4, good.json().path("signatures").asInt());

    Path kept = onlyFile();
    List<String> lines = Files.readAllLines(kept);
    assertEquals(Set.of("tailDropped"), verify(stack, lines.subList(0, lines.size() - 1)));
    assertEquals(Set.of("missing"), verify(stack, without(lines, 3)));
    assertEquals(Set.of("repeated"), verify(stack, with(lines, 4, lines.get(3))));
    assertEquals(Set.of("lifeMissing"), verify(stack, List.of()));
    assertTrue(verify(stack, with(without(lines, 0), 0, changed(lines.get(0)))).size() > 1);

    try (EnclaveInTest _ = new EnclaveInTest(stack, PORT, _ -> {}, own -> own)) {
      signWith(stack, old);
      CliRun collected = cli(stack, "collect");
      assertEquals(0, collected.exitCode(), collected.out());
    }
    for (String where : List.of("--receipts-folder=" + home.resolve("receipts"), "--table")) {
      CliRun back = cli(stack, "verify", where);
      assertEquals(5, back.exitCode(), back.out());
      assertTrue(kinds(back).contains("rolledBack"), back.out());
      assertTrue(
          back.out().contains("'audited' (" + old.address().checksummed() + ") was rolled back"),
          back.out());
      assertTrue(back.out().contains("version 1 was used by receipt 1 of life "), back.out());
      assertTrue(back.out().contains("after version 2 by receipt "), back.out());
    }
  }

  /// An account at version 2; its row of version 1 is given back, as root on the parent keeps it.
  private Account useAndChange(LocalStack stack) {
    RequesterComponent parent = LocalStack.component(stack.configurationWith(settings()));
    try (var _ = parent.resources()) {
      var order =
          parent
              .orders()
              .order(Optional.of(NAME), Optional.empty(), Optional.of(AccountPolicy.OPEN));
      parent.registration().register(order);
      for (int i = 0; i < 3; i++) {
        parent.signing().sign(NAME, _ -> PersonalMessage.ofText("first"));
      }
      Account first = parent.accounts().find(NAME).orElseThrow();
      Account second =
          parent.changes().change(NAME, new UpdatePolicy(AccountPolicy.OPEN), Optional.empty());
      assertEquals(2, second.sealing().version());
      parent.signing().sign(NAME, _ -> PersonalMessage.ofText("second"));
      return first;
    }
  }

  private void signWith(LocalStack stack, Account row) {
    RequesterComponent parent = LocalStack.component(stack.configurationWith(settings()));
    try (var _ = parent.resources()) {
      assertInstanceOf(
          SignResult.Signed.class,
          parent
              .enclaveSigning()
              .sign(new SignCommand(row, PersonalMessage.ofText("a revived row"))));
    }
  }

  private Map<Setting, String> settings() {
    return Map.of(
        Setting.ENCLAVE_PORT,
        Long.toString(PORT),
        Setting.HEADS_FILE,
        home.resolve("heads.json").toString(),
        Setting.RECEIPTS_FOLDER,
        home.resolve("receipts").toString());
  }

  private CliRun cli(LocalStack stack, String command, String... more)
      throws IOException, InterruptedException {
    List<String> line =
        new ArrayList<>(
            List.of(
                "audit",
                command,
                "--json",
                "--config=" + stack.layout().cliConfiguration(),
                "--receipts-folder=" + home.resolve("receipts")));
    line.add(
        command.equals("collect")
            ? "--enclave-port=" + PORT
            : "--heads=" + home.resolve("heads.json"));
    line.addAll(Stream.of(more).filter(it -> !line.contains(it)).toList());
    return CliRun.run(home, List.of(), line.toArray(String[]::new));
  }

  /// What is found in a file of these lines.
  private Set<String> verify(LocalStack stack, List<String> lines)
      throws IOException, InterruptedException {
    Path file = home.resolve("hostile.jsonl");
    Files.write(file, lines);
    CliRun run = cli(stack, "verify", file.toString());
    assertEquals(5, run.exitCode(), run.out());
    return kinds(run);
  }

  private static Set<String> kinds(CliRun run) {
    Set<String> kinds = new TreeSet<>();
    run.json().path("findings").forEach(it -> kinds.add(it.path("kind").asString("")));
    return kinds;
  }

  private Path onlyFile() throws IOException {
    try (Stream<Path> files = Files.list(home.resolve("receipts"))) {
      return files
          .filter(file -> file.toString().endsWith(".jsonl"))
          .reduce((_, _) -> {
            throw new AssertionError("one life only");
          })
          .orElseThrow();
    }
  }

  private static List<String> without(List<String> lines, int index) {
    List<String> left = new ArrayList<>(lines);
    left.remove(index);
    return left;
  }

  private static List<String> with(List<String> lines, int index, String line) {
    List<String> more = new ArrayList<>(lines);
    more.add(index, line);
    return more;
  }

  /// A boot document whose signature is another.
  private static String changed(String boot) {
    int at = boot.length() - 20;
    return boot.substring(0, at) + (boot.charAt(at) == 'A' ? 'B' : 'A') + boot.substring(at + 1);
  }
}
