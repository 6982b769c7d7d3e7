package io.nitrowallet.parent.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.nitrowallet.domain.bytes.Bytes;
import io.nitrowallet.domain.bytes.Digests;
import io.nitrowallet.formats.configuration.MeasuredConfiguration.Limits;
import io.nitrowallet.formats.configuration.MeasuredConfiguration.Ports;
import io.nitrowallet.formats.configuration.MeasuredConfigurationJson;
import io.nitrowallet.requester.accounts.Scene;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class EnclaveConfigCommandTest {
  private static final String KEY =
      "arn:aws:kms:cn-north-1:111122223333:key/1234abcd-12ab-34cd-56ef-1234567890ab";
  private static final String RETIRED = KEY.replace("1234abcd", "0987dcba");

  @TempDir private Path home = Path.of("");
  private Path roots = Path.of("");

  @BeforeEach
  void copyRoots() throws IOException {
    roots = home.resolve("roots.pem");
    try (InputStream in =
        EnclaveConfigCommandTest.class.getResourceAsStream("simulator-root.pem")) {
      Files.write(roots, Objects.requireNonNull(in).readAllBytes());
    }
  }

  private Run run(String line) {
    return shell().run(line.split(" ", -1));
  }

  private Run.Shell shell() {
    return new Run.Shell(home, configuration -> new StageComponent(configuration, new Scene()));
  }

  private Run init(String more) {
    return run("config enclave init -r cn-north-1 --tls-roots %s %s".formatted(roots, more));
  }

  @Test
  void printsWhatAnEnclaveReads() {
    Run run = init("--seal-key %s --open-key %s --default-policy open".formatted(KEY, RETIRED));
    assertEquals(0, run.exitCode(), run.err());
    Bytes document = Bytes.copyOf(run.out().getBytes(StandardCharsets.UTF_8));
    var read = MeasuredConfigurationJson.decode(document);
    assertEquals("kms.cn-north-1.amazonaws.com.cn", read.kms().endpoint());
    assertEquals(KEY, read.kms().keys().seal().getFirst().value());
    assertEquals(RETIRED, read.kms().keys().open().getFirst().value());
    assertTrue(read.defaultPolicy().isPresent());
    assertEquals(Ports.STANDARD, read.ports());
    assertEquals(Limits.STANDARD, read.limits());

    Run shown = shell().type(run.out()).run("config enclave check - --json".split(" ", -1));
    assertEquals(KEY, shown.json().at("/sealKeys/0").stringValue());
    assertEquals("open", shown.json().path("defaultPolicy").stringValue());
    assertEquals(7879, shown.json().path("logPort").asInt());
    assertEquals(Digests.sha384(document).hex(), shown.json().path("sha384").stringValue());
  }

  @Test
  void printsNothingThatAnEnclaveWouldRefuse() {
    for (String wrong :
        new String[] {
          "--seal-key " + KEY.replace("cn-north-1", "eu-west-1"),
          "--seal-key %s --open-key %s".formatted(KEY, KEY),
          "--seal-key alias/wallet",
          "--seal-key %s --tls-roots %s".formatted(KEY, home.resolve("none.pem"))
        }) {
      Run run = init(wrong);
      assertTrue(run.exitCode() == 2 || run.exitCode() == 3, wrong);
      assertEquals("", run.out(), wrong);
    }
    assertEquals(2, init("").exitCode());
  }

  @Test
  void saysWhyAnEnclaveWouldNotStart() {
    String good = init("--seal-key " + KEY).out();
    for (String[] change :
        new String[][] {
          {"\"region\"", "\"regio\"", "'regio'"},
          {"\"log\" : 7879", "\"log\" : 0", "'log'"},
          {"\"defaultPolicy\" : \"none\"", "\"defaultPolicy\" : \"\"", "'defaultPolicy'"}
        }) {
      String bad = good.replace(change[0], change[1]);
      Run run = shell().type(bad).run("config", "enclave", "check", "-");
      assertEquals(3, run.exitCode(), change[2]);
      assertTrue(run.err().contains(change[2]), run.err());
      assertTrue(run.err().contains("[INVALID_CONFIGURATION]"), run.err());
    }
  }
}
