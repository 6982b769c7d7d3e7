package io.nitrowallet.requester.kms;

import io.nitrowallet.domain.account.KeyArn;
import io.nitrowallet.domain.attestation.PcrValues;
import io.nitrowallet.domain.bytes.Bytes;
import io.nitrowallet.domain.error.ErrorCode;
import io.nitrowallet.domain.error.RefusedException;
import io.nitrowallet.formats.json.StrictJson;
import io.nitrowallet.requester.kms.policy.KeyPurpose;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// Writes key policies from the templates beside this class, by replacing whole JSON strings: no
/// value can become syntax.
public final class KeyPolicy {
  private static final String ATTESTED = "kms:RecipientAttestation:PCR";

  /// SHA-384, in bytes.
  private static final int MEASUREMENT = 48;

  private KeyPolicy() {}

  /// The policy of a key between its creation and its first image: administration by the principals
  /// that the key's AWS account trusts with it, and cryptography for nobody.
  public static String beforeTheFirstImage(KeyArn key) {
    return text(render("administration-only.json", Map.of("${account}", account(key.value()))));
  }

  /// The policy that releases data keys to one image, or to two while one replaces the other.
  ///
  /// @param purpose what the key is for: one that opens a predecessor's rows, whose data keys have
  ///   no encryption context, makes no new ones
  /// @param roles who may do what
  /// @param images PCR0 of each, 48 bytes, at least one
  /// @param further registers that must match too, 48 bytes each, PCR0 not among them
  /// @throws RefusedException with {@link ErrorCode#INVALID_VALUE} if a register is none of these
  public static String forImages(
      KeyPurpose purpose, Roles roles, List<Bytes> images, PcrValues further) {
    if (images.isEmpty() || images.stream().anyMatch(KeyPolicy::isNoMeasurement)) {
      throw new RefusedException(
          ErrorCode.INVALID_VALUE,
          "PCR0 is 96 hex digits and not all zero: a debug enclave shows zeros, and hides nothing");
    }
    requireFurther(further);
    ObjectNode policy =
        render(
            switch (purpose) {
              case SEAL -> "attested-release.json";
              case OPEN -> "open-release.json";
            },
            Map.of(
                "${account}", account(roles.admin().arn()),
                "${parent}", roles.parent().arn(),
                "${admin}", roles.admin().arn(),
                "${release}", roles.release().arn()));
    ArrayNode statements = policy.withArrayProperty("Statement");
    ObjectNode allowed =
        statements
            .get(0)
            .withObjectProperty("Condition")
            .withObjectProperty("StringEqualsIgnoreCase");
    hex(allowed.withArrayProperty(ATTESTED + "0"), images);
    JsonNode deny = statements.get(statements.size() - 1);
    hex(denied(deny, 0), images);
    // Conditions of one statement all have to hold: each register needs a denial of its own.
    further
        .values()
        .forEach((index, value) -> {
          hex(allowed.withArrayProperty(ATTESTED + index), List.of(value));
          ObjectNode another = deny.deepCopy().asObject();
          another.put("Sid", "DenyOtherPCR" + index);
          another.withObjectProperty("Condition").removeAll();
          hex(denied(another, index), List.of(value));
          statements.add(another);
        });
    return text(policy);
  }

  /// A second PCR0 would join the images instead of narrowing them.
  private static void requireFurther(PcrValues further) {
    further
        .values()
        .forEach((index, value) -> {
          if (index == 0 || value.length() != MEASUREMENT) {
            throw new RefusedException(
                ErrorCode.INVALID_VALUE,
                "a further register is 96 hex digits under an index from 1 to 31, and PCR"
                    + index
                    + " is not: images are named by their PCR0 alone");
          }
        });
  }

  /// The root of the AWS account that `arn` is of.
  private static String account(String arn) {
    String[] parts = arn.split(":", -1);
    return "arn:%s:iam::%s:root".formatted(parts[1], parts[4]);
  }

  private static boolean isNoMeasurement(Bytes pcr) {
    return pcr.length() != MEASUREMENT || pcr.isZero();
  }

  private static ArrayNode denied(JsonNode statement, int register) {
    return statement
        .withObjectProperty("Condition")
        .withObjectProperty("StringNotEqualsIgnoreCase")
        .withArrayProperty(ATTESTED + register);
  }

  private static void hex(ArrayNode target, List<Bytes> values) {
    values.forEach(value -> target.add(value.hex()));
  }

  private static ObjectNode render(String template, Map<String, String> values) {
    try (InputStream in = Objects.requireNonNull(KeyPolicy.class.getResourceAsStream(template))) {
      ObjectNode policy = StrictJson.parse(Bytes.copyOf(in.readAllBytes()));
      fill(policy, values);
      return policy;
    } catch (IOException e) {
      throw new AssertionError("the template is part of this program", e);
    }
  }

  private static void fill(JsonNode node, Map<String, String> values) {
    if (node instanceof ObjectNode object) {
      for (String name : new ArrayList<>(object.propertyNames())) {
        String text = object.path(name).asString("");
        if (values.containsKey(text)) {
          object.put(name, values.get(text));
        }
      }
    }
    node.values().forEach(child -> fill(child, values));
  }

  private static String text(ObjectNode policy) {
    return policy.toPrettyString();
  }

  /// Who may do what with a key.
  ///
  /// @param parent runs the parent instance: attested calls only
  /// @param admin looks after the key, without cryptography
  /// @param release replaces this policy when there is a new image. The second factor is for its
  ///   trust policy to ask for: a role's session does not show one
  public record Roles(Principal parent, Principal admin, Principal release) {
    /// @throws RefusedException with {@link ErrorCode#INVALID_VALUE} if the parent could release
    ///   images to itself
    public Roles {
      if (parent.equals(release) || parent.equals(admin)) {
        throw new RefusedException(
            ErrorCode.INVALID_VALUE,
            "the parent instance's role must differ from those that administer and release");
      }
    }
  }
}
