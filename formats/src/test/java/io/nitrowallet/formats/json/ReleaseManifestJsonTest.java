package io.nitrowallet.formats.json;

import static io.nitrowallet.formats.json.Refusals.assertRefused;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import io.nitrowallet.domain.attestation.PcrValues;
import io.nitrowallet.domain.bytes.Bytes;
import io.nitrowallet.domain.error.ErrorCode;
import io.nitrowallet.domain.release.MeasuredFile;
import io.nitrowallet.domain.release.ReleaseManifest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReleaseManifestJsonTest {
  private static final String A = "aa".repeat(48);
  private static final String B = "bb".repeat(48);
  private static final String TEXT =
      ("{'v':1,'version':'1.2','architecture':'x86_64',"
              + "'files':[{'name':'kernel','size':5,'sha384':'%1$s'}],"
              + "'configuration':'%2$s','pcrs':{'0':'%1$s','8':'%2$s'},'jdk':'25','libraries':[]}")
          .formatted(A, B)
          .replace('\'', '"');

  private static final ReleaseManifest MANIFEST =
      new ReleaseManifest(
          "1.2",
          "x86_64",
          List.of(new MeasuredFile("kernel", 5, Bytes.ofHex(A))),
          Optional.of(Bytes.ofHex(B)),
          PcrValues.of(Map.of(0, Bytes.ofHex(A), 8, Bytes.ofHex(B))),
          "25",
          List.of());

  @Test
  void writesTheDocumentedForm() {
    assertEquals(utf8(TEXT), ReleaseManifestJson.encode(MANIFEST));
  }

  @Test
  void readsBackWhatItWrote() {
    assertEquals(MANIFEST, ReleaseManifestJson.decode(utf8(TEXT)));
  }

  @Test
  void aReleaseMayLeaveTheConfigurationToItsDeployments() {
    ReleaseManifest open =
        ReleaseManifestJson.decode(utf8(TEXT.replace("\"configuration\":\"" + B + "\",", "")));
    assertEquals(Optional.empty(), open.configuration());
    assertEquals(open, ReleaseManifestJson.decode(ReleaseManifestJson.encode(open)));
  }

  /// Each line: what to replace, and by what.
  @ParameterizedTest
  @ValueSource(
      strings = {
        "\"v\":1=>\"v\":2",
        "\"v\":1=>\"w\":1",
        "\"version\":\"1.2\"=>\"version\":\"\"",
        "\"version\":\"1.2\"=>\"version\":1.2",
        "\"size\":5=>\"size\":-1",
        "\"size\":5=>\"size\":5.5",
        "\"size\":5=>\"size\":5,\"mode\":5",
        "\"sha384\":\"aa=>\"sha384\":\"AA",
        "\"sha384\":\"aa=>\"sha384\":\"",
        "\"0\":=>\"3\":",
        "\"0\":=>\"00\":",
        "\"0\":\"aa=>\"0\":\"0x",
        "\"libraries\":[]=>\"libraries\":{}",
        "x86_64=>x86\\u0007"
      })
  void refusesEveryOtherForm(String change) throws IOException {
    String[] parts = change.split("=>", -1);
    assertEquals(2, TEXT.split(Pattern.quote(parts[0]), -1).length, "one place");
    String changed = TEXT.replace(parts[0], parts[1]);
    assertRefused(ErrorCode.IMAGE_REFUSED, () -> ReleaseManifestJson.decode(utf8(changed)));
    assertFalse(isValid(changed), "the published schema refuses it too");
  }

  @Test
  void refusesWhatIsNoJsonOfOurs() {
    String twice = TEXT.replace("\"v\":1,", "\"v\":1,\"v\":1,");
    for (String text : List.of("", "[" + TEXT, "[" + TEXT + "]", twice)) {
      assertRefused(ErrorCode.IMAGE_REFUSED, () -> ReleaseManifestJson.decode(utf8(text)));
    }
  }

  @Test
  void thePublishedSchemaHolds() throws IOException {
    assertTrue(isValid(TEXT));
  }

  private static boolean isValid(String document) throws IOException {
    Path schema = Path.of("..", "docs", "protocol", "release-manifest.schema.json");
    return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
        .getSchema(Files.readString(schema), InputFormat.JSON)
        .validate(document, InputFormat.JSON)
        .isEmpty();
  }

  private static Bytes utf8(String text) {
    return Bytes.copyOf(text.getBytes(StandardCharsets.UTF_8));
  }
}
