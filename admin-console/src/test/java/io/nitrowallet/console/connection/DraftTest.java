package io.nitrowallet.console.connection;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.nitrowallet.console.connection.ProfileFinder.Found;
import io.nitrowallet.console.session.Profile;
import io.nitrowallet.domain.error.ErrorCode;
import io.nitrowallet.domain.error.RefusedException;
import io.nitrowallet.requester.config.Setting;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

final class DraftTest {
  private static final String PCR0 = "ab".repeat(48);

  @TempDir private Path home;
  private ProfileFolder folder;
  private Draft draft;

  @BeforeEach
  void begin() {
    folder = new ProfileFolder(home.resolve(".nitro-wallet/profiles"));
    draft = Draft.fresh(home, folder);
  }

  @Test
  void isWrittenAsAProfileForItsOwnerAloneAndFound() throws IOException {
    fill();
    draft.require(Step.SUMMARY);
    draft.saving().run();
    Profile written = only();
    assertEquals("desk", written.name());
    assertEquals(draft.settings(), written.configuration().inFile());
    assertEquals(
        "rw-------",
        PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.file("desk"))));
  }

  @Test
  void overwritesNoProfileThatAppearedMeanwhile() throws IOException {
    fill();
    Runnable saving = draft.saving();
    Files.createDirectories(folder.folder());
    Files.writeString(folder.file("desk"), "table: Theirs\n");
    RefusedException refused = assertThrows(RefusedException.class, saving::run);
    assertTrue(refused.sentence().contains("already"), refused.sentence());
    assertEquals("table: Theirs\n", Files.readString(folder.file("desk")));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "..", ".hidden", "a/b", "../x", "default", "local-stack", "é"})
  void refusesANameThatIsNone(String name) {
    draft.name().set(name);
    RefusedException refused = assertThrows(RefusedException.class, () -> draft.require(Step.NAME));
    assertEquals(ErrorCode.INVALID_VALUE, refused.code());
  }

  @ParameterizedTest
  @EnumSource(
      value = Setting.class,
      names = {"TRANSPORT", "ENCLAVE_CID", "ENCLAVE_PORT", "AWS_KMS_ENDPOINT", "ATTESTATION_PCRS"})
  void refusesWhatNoReaderWouldTake(Setting setting) {
    fill();
    draft.value(setting).set("nonsense");
    assertThrows(RefusedException.class, () -> draft.require(Step.SUMMARY));
  }

  @Test
  void wantsACertificateForAGateway() {
    fill();
    draft.value(Setting.TRANSPORT).set("gateway:https://wallet.internal:9545");
    var refused = assertThrows(RefusedException.class, () -> draft.require(Step.ENCLAVE));
    assertTrue(refused.sentence().contains("tunnel.certificateFile"), refused.sentence());
    draft.value(Setting.TRANSPORT).set("gateway:http://wallet.internal:9545");
    assertThrows(RefusedException.class, () -> draft.require(Step.ENCLAVE));
    draft.value(Setting.TRANSPORT).set("gateway:http://localhost:9545");
    draft.require(Step.ENCLAVE);
  }

  /// threat-model.md, fake enclave: a profile that expects nothing would take any.
  @Test
  void wantsToKnowPcr0() {
    fill();
    draft.value(Setting.ATTESTATION_PCRS).set("8=" + PCR0);
    assertThrows(RefusedException.class, () -> draft.require(Step.REGISTERS));
  }

  @Test
  void takesRegistersAsTheyArePasted() {
    draft
        .value(Setting.ATTESTATION_PCRS)
        .set(
            "\"PCR0\": \"%s\",\nPCR1: %s\n 2 = %s "
                .formatted(PCR0, PCR0, PCR0.toUpperCase(Locale.ROOT)));
    assertEquals(
        "0=%1$s,1=%1$s,2=%1$s".formatted(PCR0), draft.settings().get(Setting.ATTESTATION_PCRS));
  }

  @Test
  void saysNothingOfAnOperatorWhoIsNotThere() {
    draft.value(Setting.OPERATOR_ID).set("alice");
    draft.value(Setting.OPERATOR_KEYSTORE).set("~/alice.p12");
    assertFalse(draft.settings().containsKey(Setting.OPERATOR_ID));
    draft.keyPlace().set(KeyPlace.FILE);
    assertEquals("~/alice.p12", draft.settings().get(Setting.OPERATOR_KEYSTORE));
    draft.keyPlace().set(KeyPlace.TOKEN);
    assertFalse(draft.settings().containsKey(Setting.OPERATOR_KEYSTORE));
    assertThrows(RefusedException.class, () -> draft.require(Step.OPERATOR));
  }

  @Test
  void wantsTheNewKeyMadeBeforeItGoesOn() {
    fill();
    draft.keyPlace().set(KeyPlace.NEW_FILE);
    assertThrows(RefusedException.class, () -> draft.require(Step.OPERATOR));
  }

  @Test
  void changesAProfileAndKeepsWhatItHasNoFieldFor() {
    folder.create("desk", Map.of(Setting.TABLE, "Old", Setting.PINS_FILE, "/tmp/pins.json"));
    Draft edit = Draft.editing(only(), home, folder);
    edit.value(Setting.TABLE).set("New");
    edit.value(Setting.ATTESTATION_PCRS).set("0=" + PCR0);
    edit.require(Step.SUMMARY);
    edit.saving().run();
    Map<Setting, String> written = only().configuration().inFile();
    assertEquals("New", written.get(Setting.TABLE));
    assertEquals("/tmp/pins.json", written.get(Setting.PINS_FILE));
  }

  @Test
  void copiesAProfileUnderAnotherName() {
    folder.create("desk", Map.of(Setting.TABLE, "Mine"));
    Draft copy = Draft.like(only(), home, folder);
    copy.name().set("desk");
    assertThrows(RefusedException.class, () -> copy.require(Step.NAME));
    copy.name().set("other");
    copy.saving().run();
    assertEquals(2, new ProfileFinder(home).find().size());
  }

  @Test
  void removesOnlyWhatItHolds() {
    folder.create("desk", Map.of(Setting.TABLE, "Mine"));
    assertThrows(
        RefusedException.class,
        () -> folder.remove(home.resolve(".nitro-wallet").resolve("config.yaml")));
    folder.remove(folder.file("desk"));
    assertEquals(List.of(), new ProfileFinder(home).find());
  }

  private void fill() {
    draft.name().set("desk");
    draft.value(Setting.TRANSPORT).set("unix:/tmp/sockets");
    draft.value(Setting.ATTESTATION_PCRS).set("0=" + PCR0);
  }

  private Profile only() {
    List<Found> found = new ProfileFinder(home).find();
    assertEquals(1, found.size());
    return ((Found.Usable) found.getFirst()).profile();
  }
}
