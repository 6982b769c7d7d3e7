package io.nitrowallet.formats.configuration;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.nitrowallet.domain.account.KeyArn;
import io.nitrowallet.domain.bytes.Bytes;
import io.nitrowallet.domain.error.ErrorCode;
import io.nitrowallet.domain.error.RefusedException;
import io.nitrowallet.domain.policy.AccountPolicy;
import io.nitrowallet.formats.configuration.MeasuredConfiguration.Limits;
import io.nitrowallet.formats.configuration.MeasuredConfiguration.Ports;
import io.nitrowallet.formats.json.StrictJson;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// Whatever is wrong with a configuration stops the start with one code and a sentence that names
/// the entry: nobody can look into an enclave to find a typing error.
@Timeout(30)
final class MeasuredConfigurationJsonTest {
  private static final String KEY =
      "arn:aws:kms:eu-west-1:111122223333:key/1234abcd-12ab-34cd-56ef-1234567890ab";
  private static final String RETIRED =
      "arn:aws:kms:eu-west-1:111122223333:key/0987dcba-09fe-87dc-65ba-ab0987654321";

  /// A certificate made for this test; its key was thrown away.
  private static final String PEM =
      """
      -----BEGIN CERTIFICATE-----
      MIIBfzCCASWgAwIBAgIUCQOS7HTMcozk8MBaEDViLnK4Mb0wCgYIKoZIzj0EAwIw
      FDESMBAGA1UEAwwJVGVzdCByb290MCAXDTI2MTEyMjIxMzQ1MloYDzIxMjYxMDI5
      MjEzNDUyWjAUMRIwEAYDVQQDDAlUZXN0IHJvb3QwWTATBgcqhkjOPQIBBggqhkjO
      PQMBBwNCAATK84dvCc+4US8t0WBfiHjNJzeTp3F5rE9+D5R56QDBuvm5avXopyvO
      FPBjYmhxmWYHzyYt+Q7N8JdUYNEtb+cjo1MwUTAdBgNVHQ4EFgQUZE/fr5T+PLLI
      LbubRcD/onskQa8wHwYDVR0jBBgwFoAUZE/fr5T+PLLILbubRcD/onskQa8wDwYD
      VR0TAQH/BAUwAwEB/zAKBggqhkjOPQQDAgNIADBFAiEAr4GEidmEZbuDpOP5CY6j
      ueTfhmne76s7ouFBll69aloCIAdLDAPUZ7VI961egBnNdhr3UAKnbwGrlxaLKIAU
      8VAT
      -----END CERTIFICATE-----
      """;

  private static ObjectNode good() {
    String document =
        """
        {"v":1,"region":"eu-west-1","kmsEndpoint":"kms.eu-west-1.amazonaws.com",
         "sealKeys":["SEAL"],"openKeys":["OPEN"],"tlsRoots":[],"defaultPolicy":"none",
         "ports":{"enclave":7878,"parentCid":3,"kmsProxy":8000,"log":7879},
         "limits":{"frameBytes":524288,"connections":256,"idleSeconds":60,"headerSeconds":5,
                   "requestSeconds":30}}
        """
            .replace("SEAL", KEY)
            .replace("OPEN", RETIRED);
    ObjectNode root = StrictJson.parse(bytes(document));
    root.withArrayProperty("tlsRoots").add(PEM);
    return root;
  }

  private static Bytes bytes(String text) {
    return Bytes.copyOf(text.getBytes(UTF_8));
  }

  private static MeasuredConfiguration parse(ObjectNode root) {
    return MeasuredConfigurationJson.decode(StrictJson.write(root));
  }

  private static void assertRefused(String named, Bytes content) {
    var refused =
        assertThrows(
            RefusedException.class, () -> MeasuredConfigurationJson.decode(content), () -> named);
    assertRefused(named, refused);
  }

  private static void assertRefused(String named, ObjectNode root) {
    assertRefused(named, StrictJson.write(root));
  }

  private static void assertRefused(String named, RefusedException refused) {
    assertEquals(ErrorCode.INVALID_CONFIGURATION, refused.code(), refused.sentence());
    assertTrue(refused.sentence().contains(named), () -> named + ": " + refused.sentence());
  }

  /// The object that holds `entry`, a name or `parent.name`, and the name in it.
  private static ObjectNode holder(ObjectNode root, String entry) {
    int dot = entry.indexOf('.');
    return dot < 0 ? root : (ObjectNode) root.get(entry.substring(0, dot));
  }

  private static String name(String entry) {
    return entry.substring(entry.indexOf('.') + 1);
  }

  private static JsonNode json(String value) {
    return StrictJson.parse(bytes("{\"value\":" + value + "}")).get("value");
  }

  @Test
  void readsAGoodDocumentCompletely() {
    MeasuredConfiguration read = parse(good());

    assertEquals("eu-west-1", read.kms().region());
    assertEquals("kms.eu-west-1.amazonaws.com", read.kms().endpoint());
    assertEquals(List.of(new KeyArn(KEY)), read.kms().keys().seal());
    assertEquals(List.of(new KeyArn(RETIRED)), read.kms().keys().open());
    assertEquals(1, read.kms().tlsRoots().size());
    assertEquals(
        "CN=Test root", read.kms().tlsRoots().getFirst().getSubjectX500Principal().getName());
    assertEquals(Optional.empty(), read.defaultPolicy());
    assertEquals(new Ports(7878, 3, 8000, 7879), read.ports());
    assertEquals(
        new Limits(
            524_288, 256, Duration.ofSeconds(60), Duration.ofSeconds(5), Duration.ofSeconds(30)),
        read.limits());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "v",
        "region",
        "kmsEndpoint",
        "sealKeys",
        "openKeys",
        "tlsRoots",
        "defaultPolicy",
        "ports",
        "ports.enclave",
        "ports.parentCid",
        "ports.kmsProxy",
        "ports.log",
        "limits",
        "limits.frameBytes",
        "limits.connections",
        "limits.idleSeconds",
        "limits.headerSeconds",
        "limits.requestSeconds"
      })
  void demandsEachEntryInItsOwnType(String entry) {
    String name = name(entry);
    ObjectNode without = good();
    holder(without, entry).remove(name);
    assertRefused("'" + name + "'", without);

    for (String wrong : List.of("null", "true", "1.5", "{}", "[{}]", "[1]", "\"\"")) {
      ObjectNode other = good();
      holder(other, entry).set(name, json(wrong));
      assertRefused("'" + name + "'", other);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"debug", "sealkeys", "ports.vsock", "limits.idleSecond"})
  void refusesAnEntryThatIsNotKnown(String entry) {
    ObjectNode root = good();
    holder(root, entry).put(name(entry), 1);
    assertRefused("'" + name(entry) + "'", root);
  }

  @ParameterizedTest
  @CsvSource({
    "v, 0",
    "v, 2",
    "ports.enclave, 0",
    "ports.enclave, -1",
    "ports.enclave, 4294967296",
    "ports.parentCid, 4294967296",
    "ports.kmsProxy, 0",
    "ports.log, 9223372036854775807",
    "limits.frameBytes, 0",
    "limits.frameBytes, 1048577",
    "limits.frameBytes, 4294967297",
    "limits.connections, 0",
    "limits.connections, 4097",
    "limits.idleSeconds, 3601",
    "limits.headerSeconds, 0",
    "limits.requestSeconds, -5"
  })
  void refusesANumberOutOfRange(String entry, long value) {
    ObjectNode root = good();
    holder(root, entry).put(name(entry), value);
    assertRefused("'" + name(entry) + "'", root);
  }

  @ParameterizedTest
  @CsvSource({
    "sealKeys, arn:aws:kms:eu-west-1:111122223333:alias/wallet",
    "openKeys, arn:aws:kms:eu-west-1:111122223333:alias/wallet",
    "sealKeys, 1234abcd-12ab-34cd-56ef-1234567890ab",
    "openKeys, nonsense",
    "sealKeys, arn:aws:kms:eu-central-1:111122223333:key/1234abcd-12ab-34cd-56ef-1234567890ab",
    "region, eu west",
    "region, EU-WEST-1",
    "kmsEndpoint, https://kms.eu-west-1.amazonaws.com",
    "kmsEndpoint, kms.eu-west-1.amazonaws.com:443"
  })
  void refusesAKeyOrPlaceThatIsNone(String entry, String value) {
    ObjectNode root = good();
    if (entry.endsWith("Keys")) {
      root.putArray(entry).add(value);
    } else {
      root.put(entry, value);
    }
    assertRefused("'" + entry + "'", root);
  }

  @Test
  void refusesNoSealKeyAndAKeyNamedTwice() {
    ObjectNode none = good();
    none.putArray("sealKeys");
    assertRefused("'sealKeys'", none);

    ObjectNode twice = good();
    twice.putArray("sealKeys").add(KEY).add(KEY);
    assertRefused("'sealKeys'", twice);

    ObjectNode both = good();
    both.putArray("openKeys").add(KEY);
    assertRefused("'openKeys'", both);
  }

  @Test
  void refusesTlsRootsThatAreNoCertificates() {
    for (String bad :
        List.of(
            "garbage",
            PEM.replace("MII", "AAA"),
            PEM.substring(0, PEM.length() / 2),
            PEM + PEM,
            PEM + "garbage",
            "garbage\n" + PEM,
            PEM + "-----BEGIN CERTIFICATE-----",
            PEM + PEM.replace("CERTIFICATE", "PRIVATE KEY"))) {
      ObjectNode root = good();
      root.putArray("tlsRoots").add(bad);
      assertRefused("'tlsRoots'", root);
    }
    ObjectNode none = good();
    none.putArray("tlsRoots");
    assertRefused("'tlsRoots'", none);
  }

  @Test
  void takesAPolicyByItsWordOrByItsText() {
    assertEquals(
        Optional.of(AccountPolicy.OPEN),
        parse(good().put("defaultPolicy", "open")).defaultPolicy());
    assertEquals(
        Optional.of(AccountPolicy.OPEN),
        parse(good().put("defaultPolicy", AccountPolicy.OPEN.value())).defaultPolicy());
    assertEquals(Optional.empty(), parse(good().put("defaultPolicy", "none")).defaultPolicy());
  }

  @ParameterizedTest
  @ValueSource(strings = {"Open", " open", "closed", "{\"v\":1}"})
  void refusesADefaultPolicyThatItCannotEvaluate(String policy) {
    assertRefused("'defaultPolicy'", good().put("defaultPolicy", policy));
  }

  @Test
  void refusesADefaultPolicyThatIsTooLong() {
    assertRefused("'defaultPolicy'", good().put("defaultPolicy", "x".repeat(64 * 1024 + 1)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "{", "[]", "null", "{} {}", "{\"v\":1,\"v\":1}", "\ufeff{\"v\":1}"})
  void refusesWhatIsNoStrictJson(String content) {
    assertRefused("configuration", bytes(content));
  }

  @Test
  void refusesTextThatIsNotUtf8() {
    assertRefused("configuration", Bytes.ofHex("7b2276ff223a317d"));
  }

  @Test
  void refusesADocumentThatIsTooLong() {
    assertRefused("256 KiB", bytes(StrictJson.write(good()) + " ".repeat(256 * 1024)));
  }

  @Test
  void readsBackWhatItWrites() {
    for (String policy : List.of("none", "open")) {
      ObjectNode document = good().put("defaultPolicy", policy);
      document.withArrayProperty("tlsRoots").add(PEM);
      MeasuredConfiguration configuration = parse(document);
      Bytes written = MeasuredConfigurationJson.encode(configuration);
      assertEquals(configuration, MeasuredConfigurationJson.decode(written));
      assertEquals(document, StrictJson.parse(written));
      assertEquals(written, MeasuredConfigurationJson.encode(parse(document)));
    }
  }

  @Test
  void takesTheCertificatesOfABundleFromBetweenItsComments() {
    String bundle = "# Amazon Root CA 1\n" + PEM + "\n# another\n" + PEM;
    assertEquals(2, PemCertificates.parseBundle(bundle).size());
    for (String none :
        List.of("", "# nothing", PEM.replace("MII", "AAA"), PEM.replace("END", ""))) {
      assertRefused(
          "certificate",
          assertThrows(RefusedException.class, () -> PemCertificates.parseBundle(none), none));
    }
  }
}
