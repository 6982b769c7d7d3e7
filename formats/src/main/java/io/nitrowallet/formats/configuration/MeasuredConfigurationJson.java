package io.nitrowallet.formats.configuration;

import io.nitrowallet.domain.account.KeyArn;
import io.nitrowallet.domain.account.PolicyText;
import io.nitrowallet.domain.bytes.Bytes;
import io.nitrowallet.domain.error.ErrorCode;
import io.nitrowallet.domain.error.RefusedException;
import io.nitrowallet.domain.policy.AccountPolicy;
import io.nitrowallet.formats.configuration.MeasuredConfiguration.Limits;
import io.nitrowallet.formats.configuration.MeasuredConfiguration.Ports;
import io.nitrowallet.formats.json.StrictJson;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// The measured configuration as JSON.
public final class MeasuredConfigurationJson {
  /// The longest document, in bytes.
  public static final int MAX_LENGTH = 256 * 1024;

  static final int VERSION = 1;

  /// The word that names the policy `open`.
  static final String OPEN = "open";

  /// The word for: accounts must name their policy.
  static final String NO_DEFAULT = "none";

  private MeasuredConfigurationJson() {}

  /// The configuration that `document` states. Every entry must be there and none may be unknown.
  ///
  /// @throws RefusedException with {@link ErrorCode#INVALID_CONFIGURATION}, naming the entry
  public static MeasuredConfiguration decode(Bytes document) {
    return MeasuredConfigurationReader.read(document);
  }

  /// The document in lines, as people read and change it. Equal configurations are written in equal
  /// bytes, so that their images have equal measurements.
  public static Bytes encode(MeasuredConfiguration configuration) {
    ObjectNode root = StrictJson.object().put("v", VERSION);
    root.put("region", configuration.kms().region());
    root.put("kmsEndpoint", configuration.kms().endpoint());
    putKeys(root.putArray("sealKeys"), configuration.kms().keys().seal());
    putKeys(root.putArray("openKeys"), configuration.kms().keys().open());
    root.put("defaultPolicy", word(configuration.defaultPolicy()));
    putPorts(root.putObject("ports"), configuration.ports());
    putLimits(root.putObject("limits"), configuration.limits());
    ArrayNode roots = root.putArray("tlsRoots"); // last, since they are long
    configuration.kms().tlsRoots().stream().map(PemCertificates::write).forEach(roots::add);
    String text = root.toPrettyString().replace(System.lineSeparator(), "\n") + "\n";
    return Bytes.copyOf(text.getBytes(StandardCharsets.UTF_8));
  }

  private static void putKeys(ArrayNode target, List<KeyArn> keys) {
    keys.forEach(key -> target.add(key.value()));
  }

  private static String word(Optional<PolicyText> policy) {
    return policy
        .map(text -> text.equals(AccountPolicy.OPEN) ? OPEN : text.value())
        .orElse(NO_DEFAULT);
  }

  private static void putPorts(ObjectNode target, Ports ports) {
    target
        .put("enclave", ports.enclave())
        .put("parentCid", ports.parentCid())
        .put("kmsProxy", ports.kmsProxy())
        .put("log", ports.log());
  }

  private static void putLimits(ObjectNode target, Limits limits) {
    target
        .put("frameBytes", limits.frameBytes())
        .put("connections", limits.connections())
        .put("idleSeconds", limits.idle().toSeconds())
        .put("headerSeconds", limits.header().toSeconds())
        .put("requestSeconds", limits.request().toSeconds());
  }
}
