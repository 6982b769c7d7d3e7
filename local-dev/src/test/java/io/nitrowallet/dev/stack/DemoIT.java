package io.nitrowallet.dev.stack;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.nitrowallet.dev.demo.Demo;
import io.nitrowallet.dev.demo.Transcript;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import picocli.CommandLine.Help.Ansi;

/// The demo, run once; what it told and what it left behind.
@Timeout(120)
final class DemoIT {
  private static final Set<ProcessHandle> SEEN = new HashSet<>();
  private static String transcript = "";

  @BeforeAll
  static void run() throws IOException {
    Set<ProcessHandle> before = descendants();
    var captured = new Captured();
    try (var out = new PrintStream(captured, true, UTF_8)) {
      new Demo(new Transcript(out, Ansi.OFF)).run();
    }
    transcript = captured.toString(UTF_8);
    SEEN.addAll(captured.processes);
    SEEN.removeAll(before);
  }

  private static Set<ProcessHandle> descendants() {
    return ProcessHandle.current().descendants().collect(Collectors.toSet());
  }

  /// Looks at the processes each time a chapter begins.
  private static final class Captured extends ByteArrayOutputStream {
    private final Set<ProcessHandle> processes = new HashSet<>();

    @Override
    public synchronized void write(byte[] bytes, int offset, int length) {
      super.write(bytes, offset, length);
      if (length > 1) {
        processes.addAll(descendants());
      }
    }
  }

  @Test
  void tellsItsChaptersInOrder() {
    int at = 0;
    for (String chapter :
        List.of(
            "Starting a deployment on this machine",
            "  ✓ DynamoDB Local",
            "  ✓ KMS and instance metadata, emulated",
            "  ✓ table AccountTable with both indexes",
            "  ✓ key policy: data keys for this image's PCR0 only",
            "  ✓ vsock proxy, port 8000, to KMS",
            "  ✓ soft enclave, vsock 16:7878",
            "Who is behind the socket?",
            "PCR0 ",
            "PCR1 ",
            "PCR2 ",
            "A new account;",
            "EncryptedPrivateKey",
            "verifyAccount:",
            "A payment of 0.1 Ether, signed (EIP-1559)",
            "sender, recovered",
            "A message, signed (EIP-191)",
            "signer, recovered",
            "An account from elsewhere,",
            "imported, for good",
            "An account whose policy wants two of three operators",
            "Sign with nobody's approval",
            "Put the policy 'open' into the row",
            "approved by",
            "by the rule 'messages'",
            "Five attacks, with root on the parent and its role's credentials",
            "Everything above happened;",
            "  ✓ the whole demo")) {
      int found = transcript.indexOf(chapter, at);
      assertTrue(found >= 0, () -> "no '" + chapter + "' where it belongs in:\n" + transcript);
      at = found;
    }
  }

  @Test
  void recoversTheAccountsAddressFromWhatItSigned() {
    Matcher address =
        Pattern.compile("^ +(?:address|sender, recovered|signer, recovered) +(0x\\w{40})", 8)
            .matcher(transcript.substring(0, transcript.indexOf("An account from elsewhere")));
    List<String> addresses = new ArrayList<>();
    while (address.find()) {
      addresses.add(address.group(1));
    }
    assertEquals(3, addresses.size(), transcript);
    assertEquals(1, Set.copyOf(addresses).size(), addresses::toString);
  }

  @Test
  void stopsEachAttackForTheReasonThatIsMeantToStopIt() {
    List<String> reasons =
        Pattern.compile("stopped by (\\w+): ")
            .matcher(transcript)
            .results()
            .map(found -> found.group(1))
            .toList();
    assertEquals(
        List.of(
            "APPROVALS_MISSING",
            "APPROVALS_MISSING",
            "INTENT_REFUSED",
            "ROW_TAMPERED",
            "AccessDeniedException",
            "KMS_DENIED",
            "ROW_TAMPERED",
            "ACCOUNT_EXISTS",
            "REPLY_REFUSED"),
        reasons);
    assertFalse(transcript.contains("✗"), transcript);
  }

  @Test
  void leavesNoProcessAndNoFolder() {
    assertTrue(SEEN.size() >= 5, () -> "it ran as " + SEEN.size() + " processes");
    assertEquals(List.of(), SEEN.stream().filter(ProcessHandle::isAlive).toList());

    Matcher home = Pattern.compile("are stopped, (\\S+) is gone").matcher(transcript);
    assertTrue(home.find(), transcript);
    assertFalse(Files.exists(Path.of(home.group(1))), home.group(1));
  }
}
