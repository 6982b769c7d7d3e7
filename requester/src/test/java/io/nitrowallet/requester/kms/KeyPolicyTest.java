package io.nitrowallet.requester.kms;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.nitrowallet.domain.account.KeyArn;
import io.nitrowallet.domain.attestation.PcrValues;
import io.nitrowallet.domain.bytes.Bytes;
import io.nitrowallet.domain.error.RefusedException;
import io.nitrowallet.formats.json.StrictJson;
import io.nitrowallet.requester.kms.policy.KeyPurpose;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

class KeyPolicyTest {
  private static final Principal PARENT = role("wallet-parent");
  private static final Principal ADMIN = role("kms-admin");
  private static final Principal RELEASE = role("wallet-release");
  private static final Bytes PCR0 = Bytes.ofHex("ab".repeat(48));
  private static final Bytes NEXT = Bytes.ofHex("cd".repeat(48));

  private static Principal role(String name) {
    return new Principal("arn:aws:iam::111122223333:role/" + name);
  }

  private static List<JsonNode> statements(String policy) {
    List<JsonNode> statements = new ArrayList<>();
    StrictJson.parse(Bytes.copyOf(policy.getBytes(StandardCharsets.UTF_8)))
        .path("Statement")
        .forEach(statements::add);
    return statements;
  }

  private static List<JsonNode> forImages(List<Bytes> images, PcrValues further) {
    return statements(
        KeyPolicy.forImages(
            KeyPurpose.SEAL, new KeyPolicy.Roles(PARENT, ADMIN, RELEASE), images, further));
  }

  @Test
  void releasesToTheParentsRoleUnderTheImagesMeasurementsOnly() {
    List<JsonNode> statements = forImages(List.of(PCR0, NEXT), PcrValues.of(Map.of()));
    JsonNode release = statements.getFirst();
    assertEquals(PARENT.arn(), release.at("/Principal/AWS").stringValue());
    String expected = "[\"%s\",\"%s\"]".formatted(PCR0.hex(), NEXT.hex());
    assertEquals(
        expected,
        release.at("/Condition/StringEqualsIgnoreCase/kms:RecipientAttestation:PCR0").toString());
    JsonNode deny = statements.getLast();
    assertEquals("Deny", deny.path("Effect").stringValue());
    assertEquals(
        expected,
        deny.at("/Condition/StringNotEqualsIgnoreCase/kms:RecipientAttestation:PCR0").toString());
  }

  @Test
  void deniesForEachFurtherRegisterByItself() {
    List<JsonNode> statements = forImages(List.of(PCR0), PcrValues.of(Map.of(8, NEXT, 1, PCR0)));
    assertEquals(
        3,
        statements.getFirst().at("/Condition/StringEqualsIgnoreCase").size(),
        "the release wants all registers");
    List<JsonNode> denials =
        statements.stream()
            .filter(it -> !it.at("/Condition/StringNotEqualsIgnoreCase").isMissingNode())
            .toList();
    assertEquals(3, denials.size());
    denials.forEach(it -> assertEquals(1, it.at("/Condition/StringNotEqualsIgnoreCase").size()));
  }

  @Test
  void leavesNoPlaceholderAndNoWildcardPrincipalThatIsAllowedAnything() {
    String policy =
        KeyPolicy.forImages(
            KeyPurpose.SEAL,
            new KeyPolicy.Roles(PARENT, ADMIN, RELEASE),
            List.of(PCR0),
            PcrValues.of(Map.of()));
    assertFalse(policy.contains("${"), policy);
    statements(policy).stream()
        .filter(it -> it.path("Effect").stringValue().equals("Allow"))
        .filter(it -> !it.at("/Principal/AWS").stringValue().contains(":role/"))
        .forEach(it -> {
          assertEquals("arn:aws:iam::111122223333:root", it.at("/Principal/AWS").stringValue());
          it.get("Action")
              .forEach(action ->
                  assertTrue(action.stringValue().matches("kms:(Describe|Get|List)\\w+")));
        });
  }

  @Test
  void allowsNoCryptographyBeforeTheFirstImage() {
    List<JsonNode> statements =
        statements(
            KeyPolicy.beforeTheFirstImage(
                new KeyArn("arn:aws-cn:kms:cn-north-1:111122223333:key/abc")));
    assertEquals(
        "arn:aws-cn:iam::111122223333:root",
        statements.getFirst().at("/Principal/AWS").stringValue());
    assertFalse(statements.getFirst().path("Action").toString().contains("Decrypt"));
    assertFalse(statements.getFirst().path("Action").toString().contains("DataKey"));
    assertTrue(statements.getLast().path("Action").toString().contains("kms:Decrypt"));
  }

  @Test
  void refusesDebugImagesAndARoleThatReleasesToItself() {
    Bytes zero = Bytes.ofHex("00".repeat(48));
    assertThrows(RefusedException.class, () -> forImages(List.of(zero), PcrValues.of(Map.of())));
    assertThrows(RefusedException.class, () -> forImages(List.of(), PcrValues.of(Map.of())));
    assertThrows(RefusedException.class, () -> new KeyPolicy.Roles(PARENT, ADMIN, PARENT));
  }

  @Test
  void refusesAFurtherRegisterThatWouldRelaxPcr0OrIsNoSha384() {
    var another = PcrValues.of(Map.of(0, NEXT));
    assertThrows(RefusedException.class, () -> forImages(List.of(PCR0), another));
    for (int length : List.of(32, 64)) {
      var foreign = PcrValues.of(Map.of(8, Bytes.ofHex("ef".repeat(length))));
      assertThrows(RefusedException.class, () -> forImages(List.of(PCR0), foreign));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"*", "111122223333", "arn:aws:iam::111122223333:role/*", "${parent}", ""})
  void refusesAPrincipalThatIsNotOne(String arn) {
    assertThrows(RefusedException.class, () -> new Principal(arn));
  }
}
