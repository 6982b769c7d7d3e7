package io.nitrowallet.parent.gateway.access;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.nitrowallet.domain.account.AccountName;
import io.nitrowallet.domain.account.Address;
import io.nitrowallet.domain.error.ErrorCode;
import io.nitrowallet.domain.error.RefusedException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TokensFileTest {
  private static final String HASH = "11".repeat(32);
  private static final String OTHER = "22".repeat(32);
  private static final String ADDRESS = "0x00000000000000000000000000000000000000aa";

  @TempDir private Path folder = Path.of("");

  private Path file(String text) throws IOException {
    return Files.writeString(folder.resolve("tokens.yaml"), text);
  }

  private static String caller(String members) {
    return "callers:\n  - {name: a, tokenSha256: \"%s\", accounts: [], operations: []%s}\n"
        .formatted(HASH, members);
  }

  private static Shown token(String token) {
    return Shown.of(Optional.of("Bearer " + token), Optional.empty());
  }

  private RefusedException refused(String text) throws IOException {
    Path file = file(text);
    var refusal = assertThrows(RefusedException.class, () -> TokensFile.read(file));
    assertEquals(ErrorCode.INVALID_CONFIGURATION, refusal.code());
    return refusal;
  }

  @Test
  void readsWhatItsCallersMayDo() throws IOException {
    NewToken drawn = NewToken.draw(target -> Arrays.fill(target, (byte) 7));
    String entry =
        drawn.entry("backend", List.of("treasury", ADDRESS), List.of("transaction", "read"), 5);
    Caller caller = TokensFile.read(file("callers:\n  " + entry)).identify(token(drawn.reveal()));
    assertEquals("backend", caller.name());
    assertEquals(Set.of(Permission.TRANSACTION, Permission.READ), caller.grant().permissions());
    assertEquals(
        new AccountScope.Listed(
            Set.of(new AccountName("treasury")), Set.of(Address.parse(ADDRESS))),
        caller.accounts());
  }

  @Test
  void drawsTokensOfTwoHundredAndFiftySixBits() {
    NewToken drawn = NewToken.draw(target -> Arrays.fill(target, (byte) 7));
    assertTrue(drawn.reveal().matches("nwt_[A-Za-z0-9_-]{43}"), drawn.reveal());
    assertFalse(drawn.toString().contains(drawn.reveal()));
    String entry = drawn.entry("a", List.of("*"), List.of("*"), 1);
    assertFalse(entry.contains(drawn.reveal().substring(4)), entry);
  }

  @Test
  void takesJsonToo() throws IOException {
    String json =
        "{\"callers\":[{\"name\":\"a\",\"tokenSha256\":\"%s\",\"accounts\":[\"*\"],\"operations\":[\"*\"]}]}"
            .formatted(Shown.hashOf("abc").hex());
    Caller caller = TokensFile.read(file(json)).identify(token("abc"));
    assertEquals(EnumSet.allOf(Permission.class), caller.grant().permissions());
    assertEquals(new AccountScope.Every(), caller.accounts());
  }

  @Test
  void knowsNobodyWhereNobodyIsListed() throws IOException {
    TokensFile nobody = TokensFile.read(file("callers: []"));
    for (Shown shown : List.of(token("abc"), new Shown(Optional.empty(), Optional.empty()))) {
      var refusal = assertThrows(RefusedException.class, () -> nobody.identify(shown));
      assertEquals(ErrorCode.UNAUTHENTICATED, refusal.code());
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "''                              | the file",
        "callers: {                      | line",
        "callers: {}                     | 'callers'",
        "[]                              | the file",
        "callers: []\\ncallers: []       | line",
        "callers: []\\n---\\ncallers: [] | line",
        "callers: []\\nmore: 1           | 'more'",
        "callers: [1]                    | 'callers'",
        "callers: [{name: 'a b'}]        | name",
        "callers: [{name: a}]            | 'tokenSha256'"
      })
  void refusesAnotherForm(String text, String word) throws IOException {
    String sentence = refused(text.replace("\\n", "\n")).sentence();
    assertTrue(sentence.contains(word), sentence);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "tokenSha256: \"11\"               | 64",
        "tokenSha256: 1                    | string",
        "accounts: all                     | array",
        "accounts: [\"*\", a]              | 'accounts'",
        "accounts: [\"a b\"]               | 'accounts'",
        "operations: [\"*\", read]         | 'operations'",
        "operations: [sign]                | transaction, message",
        "perSecond: 0                      | 'perSecond'",
        "perSecond: 1.5                    | integer",
        "perSecond: lots                   | integer",
        "token: abc                        | 'token'"
      })
  void refusesAnEntryWithAWrongMember(String member, String word) throws IOException {
    String name = member.substring(0, member.indexOf(':'));
    String text =
        "callers:\n- " + (name.equals("tokenSha256") ? "" : "tokenSha256: \"" + HASH + "\"\n  ");
    text += "name: some\n";
    text += name.equals("accounts") ? "" : "  accounts: []\n";
    text += name.equals("operations") ? "" : "  operations: []\n";
    String sentence = refused(text + "  " + member + "\n").sentence();
    assertTrue(sentence.contains(word), sentence);
    assertTrue(sentence.contains("'some'"), sentence);
    assertFalse(sentence.contains("abc"), sentence);
  }

  @ParameterizedTest
  @CsvSource({"a, 1, name", "b, 0, tokenSha256"})
  void refusesTwoWhoAreTheSame(String name, int other, String word) throws IOException {
    String second =
        "  - {name: %s, tokenSha256: \"%s\", accounts: [], operations: []}"
            .formatted(name, other == 1 ? OTHER : HASH);
    String sentence = refused(caller("") + second).sentence();
    assertTrue(sentence.contains("'" + word + "'"), sentence);
  }

  @Test
  void refusesTwoWhoShareACertificateAlone() throws IOException {
    String entry = "  - {name: %s, certificateSha256: \"%s\", accounts: [], operations: []}\n";
    String sentence =
        refused("callers:\n" + entry.formatted("a", HASH) + entry.formatted("b", HASH)).sentence();
    assertTrue(sentence.contains("'certificateSha256'"), sentence);
  }

  @ParameterizedTest
  @ValueSource(strings = {"rw-rw----", "rw----rw-", "rw-r---w-"})
  void refusesAFileThatOthersWriteTo(String mode) throws IOException {
    Path file = file(caller(""));
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(mode));
    var refusal = assertThrows(RefusedException.class, () -> TokensFile.read(file));
    assertTrue(refusal.sentence().contains("chmod"), refusal.sentence());
  }

  @Test
  void takesAFileThatOthersRead() throws IOException {
    Path file = file(caller(""));
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r--r--"));
    assertDoesNotThrow(() -> TokensFile.read(file));
  }

  @Test
  void refusesAFileThatIsNotThereOrTooLong() throws IOException {
    Path none = folder.resolve("none");
    assertThrows(RefusedException.class, () -> TokensFile.read(none));
    assertTrue(refused(" ".repeat(2 << 20)).sentence().contains("1 MiB"));
  }
}
