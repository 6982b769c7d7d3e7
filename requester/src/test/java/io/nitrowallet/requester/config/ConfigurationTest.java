package io.nitrowallet.requester.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.nitrowallet.domain.bytes.Bytes;
import io.nitrowallet.domain.error.ErrorCode;
import io.nitrowallet.domain.error.RefusedException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class ConfigurationTest {
  @TempDir private Path home = Path.of("");

  private Configuration resolve(Map<Setting, String> flags, Map<String, String> environment) {
    return new ConfigurationSources(flags, environment, home, Optional.empty()).resolve();
  }

  private void write(String yaml) {
    try {
      Path file = home.resolve(".nitro-wallet/config.yaml");
      Files.createDirectories(file.getParent());
      Files.writeString(file, yaml);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private Configuration fromFile(String yaml) {
    write(yaml);
    return resolve(Map.of(), Map.of());
  }

  @ParameterizedTest
  @CsvSource({
    "true, true, true, flag --table",
    "true, true, false, flag --table",
    "false, true, true, environment NITRO_WALLET_TABLE",
    "false, false, true, file",
    "false, false, false, default"
  })
  void flagBeatsEnvironmentBeatsFileBeatsDefault(
      boolean flag, boolean environment, boolean file, String origin) {
    if (file) {
      write("table: fromFile");
    }
    Configuration.Resolved table =
        resolve(
                flag ? Map.of(Setting.TABLE, "fromFlag") : Map.of(),
                environment ? Map.of("NITRO_WALLET_TABLE", "fromEnvironment") : Map.of())
            .resolved(Setting.TABLE);
    assertTrue(table.origin().words().startsWith(origin), table.origin().words());
    assertEquals(
        flag ? "fromFlag" : environment ? "fromEnvironment" : file ? "fromFile" : "AccountTable",
        table.value());
  }

  @ParameterizedTest
  @EnumSource(Setting.class)
  void everySettingIsKnownByItsEnvironmentName(Setting setting) {
    var configuration = resolve(Map.of(), Map.of(setting.environmentName(), "x"));
    assertEquals("x", configuration.resolved(setting).value());
    assertTrue(setting.environmentName().matches("NITRO_WALLET(_[A-Z]+[0-9]*)+"));
  }

  @Test
  void environmentNamesSeparateWords() {
    assertEquals("NITRO_WALLET_AWS_IMDS_ENDPOINT", Setting.AWS_IMDS_ENDPOINT.environmentName());
  }

  @Test
  void readsNestedAndDottedKeysListsAndMappings() {
    Configuration configuration =
        fromFile(
            """
            transport: unix:/tmp/x
            enclave:
              cid: 17
            enclave.port: 7879
            attestation:
              pcrs:
                0: "%s"
                8: %s
            proxy:
              allow: [localhost:4433, "127.0.0.1:80"]
            """
                .formatted("0".repeat(96), "12".repeat(48)));
    assertEquals(17, configuration.number(Setting.ENCLAVE_CID));
    assertEquals(7879, configuration.number(Setting.ENCLAVE_PORT));
    assertEquals(Bytes.ofHex("12".repeat(48)), configuration.pcrs().get(8).orElseThrow());
    assertEquals(
        List.of("localhost:4433", "127.0.0.1:80"), configuration.list(Setting.PROXY_ALLOW));
  }

  @ParameterizedTest
  @CsvSource({
    "tabel: x, table",
    "enclave: {prot: 1}, enclave.port",
    "aws: {kmsendpoint: x}, aws.kmsEndpoint"
  })
  void refusesUnknownKeysAndNamesTheNearest(String yaml, String nearest) {
    var refusal = assertThrows(RefusedException.class, () -> fromFile(yaml.replace(";", ",")));
    assertEquals(ErrorCode.INVALID_CONFIGURATION, refusal.code());
    assertTrue(refusal.sentence().contains("'" + nearest + "'"), refusal.sentence());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "table: a\ntable: b",
        "enclave.cid: 1\nenclave:\n  cid: 2",
        "- table",
        "table: [a]",
        "enclave: 16",
        "proxy:\n  allow: {a: x}",
        "enclave:\n  cid: [[16]]",
        "table: a\n---\ntable: b",
        "table: {",
      })
  void refusesWhatIsNotOneMappingOfKnownKeys(String yaml) {
    var refusal = assertThrows(RefusedException.class, () -> fromFile(yaml));
    assertEquals(ErrorCode.INVALID_CONFIGURATION, refusal.code());
  }

  @ParameterizedTest
  @ValueSource(strings = {"-1", "4294967296", "x", "1.0"})
  void refusesACidThatIsNone(String cid) {
    var configuration = resolve(Map.of(Setting.ENCLAVE_CID, cid), Map.of());
    var refusal =
        assertThrows(RefusedException.class, () -> configuration.number(Setting.ENCLAVE_CID));
    assertTrue(refusal.sentence().contains("--enclave-cid"), refusal.sentence());
  }

  @ParameterizedTest
  @CsvSource({"'enclave.cid: 17', 17", "'enclave.cid: [16, 17]', '16, 17'", "'', 16"})
  void aListOfOneMayBeWrittenAsThatOne(String yaml, String cids) {
    assertEquals("[" + cids + "]", fromFile(yaml).numbers(Setting.ENCLAVE_CID).toString());
  }

  @ParameterizedTest
  @ValueSource(strings = {"16,16", "16,x", ",", "16,-1"})
  void refusesCidsThatAreNoneOrNamedTwice(String cids) {
    var configuration = resolve(Map.of(Setting.ENCLAVE_CID, cids), Map.of());
    var refusal =
        assertThrows(RefusedException.class, () -> configuration.numbers(Setting.ENCLAVE_CID));
    assertEquals(ErrorCode.INVALID_CONFIGURATION, refusal.code());
  }

  @Test
  void oneOfSeveralEnclavesMustBeNamedWhereOneIsMeant() {
    var configuration = resolve(Map.of(), Map.of("NITRO_WALLET_ENCLAVE_CID", "16,17"));
    var refusal =
        assertThrows(RefusedException.class, () -> configuration.number(Setting.ENCLAVE_CID));
    assertTrue(refusal.sentence().contains("name it by --enclave-cid"), refusal.sentence());
  }

  @ParameterizedTest
  @ValueSource(strings = {"0", "x=00", "0=zz", "0=00", "32=00", "0=,0="})
  void refusesRegistersThatAreNone(String pcrs) {
    var configuration = resolve(Map.of(Setting.ATTESTATION_PCRS, pcrs), Map.of());
    assertThrows(RefusedException.class, configuration::pcrs);
  }

  @Test
  void refusesANamedFileThatIsMissing() {
    var sources =
        new ConfigurationSources(
            Map.of(), Map.of("NITRO_WALLET_CONFIG", home + "/none.yaml"), home, Optional.empty());
    assertThrows(RefusedException.class, sources::resolve);
  }

  @Test
  void earlierImagesAreMeasurements() {
    String one = "ab".repeat(48);
    String other = "cd".repeat(48);
    Configuration both =
        fromFile("attestation: {earlierImages: [\"%s\", \"%s\"]}".formatted(one, other));
    assertEquals(List.of(Bytes.ofHex(one), Bytes.ofHex(other)), both.earlierImages());
    assertEquals(List.of(), fromFile("table: T").earlierImages());
    for (String wrong : List.of("ab", "zz".repeat(48), "0=" + one)) {
      Configuration configuration =
          fromFile("attestation: {earlierImages: [\"%s\"]}".formatted(wrong));
      RefusedException e =
          assertThrows(RefusedException.class, configuration::earlierImages, wrong);
      assertEquals(ErrorCode.INVALID_CONFIGURATION, e.code());
      assertTrue(e.sentence().contains("attestation.earlierImages"), e.sentence());
    }
  }
}
