package io.nitrowallet.parent.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.nitrowallet.domain.account.AccountName;
import io.nitrowallet.requester.accounts.Fixture;
import io.nitrowallet.requester.accounts.Scene;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A table's way to files and back, as an operator types it.
class BackupCommandsTest {
  @TempDir private Path home = Path.of("");
  private final Scene scene = new Scene();

  @BeforeEach
  void begin() throws IOException {
    scene.keep(Fixture.account(1)).keep(Fixture.account(new AccountName("second"), 2));
    Path passphrase = Files.writeString(home.resolve("passphrase"), "correct horse battery");
    Files.setPosixFilePermissions(passphrase, PosixFilePermissions.fromString("rw-------"));
  }

  private Run run(String words) {
    return new Run.Shell(home, configuration -> new StageComponent(configuration, scene))
        .run(words.replace("HOME", home.toString()).split(" ", -1));
  }

  private static final String OPERATOR =
      " --id alice --keystore HOME/alice.p12 --passphrase-file HOME/passphrase --json";

  /// The key of the operator who signed.
  private String export() {
    assertEquals(0, run("operator init" + OPERATOR).exitCode());
    Run export = run("backup export -o HOME/accounts.jsonl" + OPERATOR);
    assertEquals(0, export.exitCode(), export.out());
    assertEquals(2, export.json().path("rows").intValue());
    return export.json().path("key").asString();
  }

  @Test
  void goesToFilesAndBack() {
    String signer = " --signer alice=" + export() + " --json";
    Run verify = run("backup verify HOME/accounts.jsonl" + signer);
    assertEquals(0, verify.exitCode(), verify.out());
    assertTrue(verify.json().path("verified").booleanValue());
    scene.forget();
    Run dry = run("backup restore HOME/accounts.jsonl --dry-run" + signer);
    assertEquals(2, dry.json().path("added").intValue());
    Run restore = run("backup restore HOME/accounts.jsonl" + signer);
    assertEquals(0, restore.exitCode(), restore.out());
    assertEquals(2, restore.json().path("added").intValue());
    assertEquals(Fixture.account(1), scene.find(Fixture.NAME).orElseThrow());
    Run again = run("backup restore HOME/accounts.jsonl" + signer);
    assertEquals(2, again.json().path("same").intValue());
  }

  @Test
  void leavesOtherRowsAloneAndSaysSo() {
    String signer = " --signer alice=" + export() + " --json";
    scene.replaceRow(Fixture.account(3));
    Run restore = run("backup restore HOME/accounts.jsonl" + signer);
    assertEquals(7, restore.exitCode(), restore.out());
    assertEquals("treasury", restore.json().at("/differing/0").asString());
    assertEquals(Fixture.account(3), scene.find(Fixture.NAME).orElseThrow());
  }

  @Test
  void saysWhatWasChanged() throws IOException {
    String signer = " --signer alice=" + export();
    Path rows = home.resolve("accounts.jsonl");
    Files.writeString(rows, Files.readString(rows).replace("second", "sec0nd"));
    Run verify = run("backup verify HOME/accounts.jsonl" + signer);
    assertEquals(5, verify.exitCode());
    assertTrue(verify.out().contains("lines 1 to 2 are not those that were signed"), verify.out());
    scene.forget();
    Run restore = run("backup restore HOME/accounts.jsonl --json" + signer);
    assertEquals("ROW_TAMPERED", restore.errorCode());
    assertTrue(scene.find(Fixture.NAME).isEmpty());
  }

  @Test
  void believesTheNamedSignersOnly() {
    export();
    String other = "alice=ed25519:MCowBQYDK2VwAyEAoGqh1CUO+Bu8WW4pUoR7SlUaA9o7QP9UI/cA/mMYJz8=";
    Run verify = run("backup verify HOME/accounts.jsonl --json --signer " + other);
    assertEquals("SIGNATURE_REFUSED", verify.errorCode());
    assertFalse(verify.out().contains("treasury"), verify.out());
  }

  @Test
  void overwritesNoFile() {
    export();
    Run again = run("backup export -o HOME/accounts.jsonl" + OPERATOR);
    assertEquals(3, again.exitCode());
    assertTrue(again.out().contains("exists already"), again.out());
  }
}
