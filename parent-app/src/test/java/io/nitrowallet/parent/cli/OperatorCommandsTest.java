package io.nitrowallet.parent.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.nitrowallet.requester.accounts.Scene;
import io.nitrowallet.requester.operator.SoftHsm;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OperatorCommandsTest {
  private static final String PASSPHRASE = "a passphrase of some length";

  @TempDir private Path home = Path.of("");

  @BeforeEach
  void writePassphrases() throws IOException {
    write("passphrase", PASSPHRASE + "\n", "rw-------");
    write("short", "short\n", "rw-------");
    write("pin", SoftHsm.PIN, "r--------");
  }

  private void write(String name, String content, String mode) throws IOException {
    Path file = Files.writeString(home.resolve(name), content);
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(mode));
  }

  private Run run(String line) {
    return new Run.Shell(home, configuration -> new StageComponent(configuration, new Scene()))
        .run(line.replace("HOME", home.toString()).split(" ", -1));
  }

  @ParameterizedTest
  @CsvSource({"'',ed25519:", "--type ed25519,ed25519:", "--type p256,p256:"})
  void makesAKeyAndShowsItsEntryAgain(String type, String prefix) {
    String where = "--id alice --keystore HOME/alice.p12 --passphrase-file HOME/passphrase --json";
    Run made = run(("operator init " + where + " " + type).strip());
    assertEquals(0, made.exitCode(), made.out() + made.err());
    assertEquals("alice", made.json().path("id").stringValue());
    assertTrue(made.json().path("key").stringValue().startsWith(prefix), made.out());
    assertEquals(2, made.json().size(), "nothing but what a policy takes");
    assertEquals(made.out(), run("operator show " + where).out());
    Run people =
        run(
            "operator show --operator-id alice --keystore HOME/alice.p12 --passphrase-file"
                + " HOME/passphrase");
    assertTrue(people.out().contains(made.out().strip()), people.out());
    assertFalse(people.out().contains(PASSPHRASE));
    Run again = run("operator init " + where);
    assertEquals("INVALID_VALUE", again.errorCode());
    assertEquals(3, again.exitCode());
  }

  @Test
  void takesTheKeyOfAToken() {
    Path library = SoftHsm.start();
    String where =
        "--id carol --pkcs11 %s --token carol --passphrase-file HOME/pin --json".formatted(library);
    Run made = run("operator init " + where);
    assertEquals(0, made.exitCode(), made.out() + made.err());
    assertTrue(made.json().path("key").stringValue().startsWith("p256:"), made.out());
    assertEquals(made.out(), run("operator show " + where).out());
  }

  @ParameterizedTest
  @CsvSource({
    "operator init --keystore HOME/a.p12 --passphrase-file HOME/passphrase,INVALID_CONFIGURATION",
    "operator init --id a --passphrase-file HOME/passphrase,INVALID_CONFIGURATION",
    "operator init --id a/b --keystore HOME/a.p12,INVALID_CONFIGURATION",
    "operator show --id a --keystore HOME/a.p12 --pkcs11 /lib.so,INVALID_CONFIGURATION",
    "operator show --id a --pkcs11 /lib.so,INVALID_CONFIGURATION",
    "operator init --id a --keystore HOME/a.p12 --passphrase-file HOME/short,INVALID_VALUE",
    "operator init --id a --keystore HOME/a.p12 --passphrase-file HOME/none,INVALID_VALUE",
    "operator init --id a --keystore HOME/a.p12,INVALID_VALUE",
    "operator show --id a --keystore HOME/a.p12 --passphrase-file HOME/short,RESOURCE_NOT_FOUND"
  })
  void saysWhatIsMissing(String line, String code) {
    Run run = run(line + " --json");
    assertEquals(code, run.errorCode(), run.out());
    assertFalse(Files.exists(home.resolve("a.p12")));
  }

  @ParameterizedTest
  @CsvSource({"rw-r-----", "rw----r--", "rw--w----"})
  void takesNoPassphraseOfAFileThatOthersCanTouch(String mode) throws IOException {
    write("shared", PASSPHRASE, mode);
    Run run =
        run("operator init --id a --keystore HOME/a.p12 --passphrase-file HOME/shared --json");
    assertEquals("INVALID_VALUE", run.errorCode());
    assertTrue(run.out().contains("by others"), run.out());
    assertFalse(Files.exists(home.resolve("a.p12")));
  }
}
