package io.nitrowallet.clients;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.nitrowallet.domain.account.Address;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer.OrderAnnotation;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.Timeout;

/// What `dev` with a chain tells a person holds, word by word; and how it ends.
@TestMethodOrder(OrderAnnotation.class)
@Timeout(240)
final class DevChainIT {
  private static LiveGateway gateway;

  @BeforeAll
  static void start() throws IOException, InterruptedException {
    gateway = LiveGateway.start("--enclaves", "2");
  }

  @AfterAll
  static void stop() {
    gateway.close();
  }

  @Test
  @Order(1)
  void whatItSaysOfCastCanBePasted() throws IOException, InterruptedException {
    pasteCast();
  }

  private static void pasteCast() throws IOException, InterruptedException {
    String printed = Program.run("bash", "-euc", told("  export PATH=", "or with ethers:"));
    Matcher hash = Pattern.compile("transactionHash +(0x[0-9a-f]{64})").matcher(printed);
    assertTrue(hash.find(), printed);
    gateway.ledger().receipt(hash.group(1));
  }

  @Test
  @Order(1)
  void whatItSaysOfEthersCanBePasted() throws IOException, InterruptedException {
    String printed = Program.run("bash", "-euc", told("  export NODE_PATH=", "Another account"));
    Matcher hash = Pattern.compile("mined: (0x[0-9a-f]{64})").matcher(printed);
    assertTrue(hash.find(), printed);
    gateway.ledger().receipt(hash.group(1));
  }

  /// What stands between the two, as a person copies it.
  private static String told(String from, String to) {
    String output = gateway.dev().output();
    return output.substring(output.indexOf(from), output.indexOf(to));
  }

  @Test
  @Order(1)
  void anAccountThatIsMadeLaterIsGivenEther() throws IOException, InterruptedException {
    Address later = gateway.newAccount("later");
    gateway.dev().await(later.checksummed());
  }

  @Test
  @Order(1)
  void theChainHoldsNoKeysOfItsOwn() throws IOException, InterruptedException {
    assertTrue(gateway.ledger().rpc().call("eth_accounts").isEmpty());
  }

  @Test
  @Order(1)
  void withoutAnvilItSaysWhatToRunAndStartsNothing() throws IOException, InterruptedException {
    try (DevProcess dev = DevProcess.start(null, "--chain", "--ephemeral")) {
      assertEquals(1, dev.exitCode());
      dev.await("run client-tests/fetch-parts");
      assertFalse(dev.output().contains("Starting"), dev.output());
    }
  }

  @Test
  @Order(1)
  void withoutAnvilThereIsAStackWithoutAChain() throws IOException, InterruptedException {
    try (DevProcess dev = DevProcess.start(null, "--ephemeral")) {
      dev.await("There is no chain");
    }
  }

  @Test
  @Order(2)
  void oneOfTwoEnclavesMayEnd() throws IOException, InterruptedException {
    List<ProcessHandle> enclaves =
        gateway.dev().descendants().stream().filter(DevChainIT::isEnclave).toList();
    assertEquals(2, enclaves.size());
    assertTrue(enclaves.getFirst().destroyForcibly());
    gateway.dev().await("Other enclaves answer for it: the process 'enclave");
    pasteCast();
  }

  /// The class path makes command lines too long for {@link ProcessHandle.Info}.
  private static boolean isEnclave(ProcessHandle process) {
    try {
      Path commandLine = Path.of("/proc", Long.toString(process.pid()), "cmdline");
      return Files.readString(commandLine).contains(".SoftEnclaveMain");
    } catch (IOException _) {
      return false;
    }
  }

  /// Last, since nothing is left behind it.
  @Test
  @Order(3)
  void aProcessThatIsKilledEndsItAllAndIsNamed() throws InterruptedException {
    List<ProcessHandle> processes = gateway.dev().descendants();
    ProcessHandle anvil =
        processes.stream()
            .filter(each -> each.info().command().orElse("").endsWith("/anvil"))
            .findFirst()
            .orElseThrow();
    assertTrue(anvil.destroyForcibly());
    assertEquals(1, gateway.dev().exitCode());
    gateway.dev().await("Stopping everything: the process 'anvil' has ended");
    assertEquals(List.of(), processes.stream().filter(ProcessHandle::isAlive).toList());
    assertFalse(Files.exists(gateway.configuration()), "its folder is gone");
    String output = gateway.dev().output();
    assertFalse(output.contains("heads of receipts are not remembered"), output);
  }
}
