package io.nitrowallet.dev.stack;

import io.nitrowallet.domain.account.KeyArn;
import io.nitrowallet.domain.bytes.Bytes;
import io.nitrowallet.formats.json.StrictJson;
import tools.jackson.databind.node.ObjectNode;

/// Writes the measured configuration of a soft enclave: the form is the production enclave's, the
/// values are a laptop's.
final class EnclaveConfigurationDocument {
  private static final long PARENT_CID = 3;
  private static final long KMS_PROXY_PORT = 8000;
  private static final long LOG_PORT = 7879;

  private EnclaveConfigurationDocument() {}

  /// A configuration that seals under `key`, trusts `tlsRoot` (PEM) and listens on `port`.
  static Bytes write(KeyArn key, String tlsRoot, long port) {
    ObjectNode root = StrictJson.object().put("v", 1).put("region", key.region());
    root.put("kmsEndpoint", "kms." + key.region() + ".amazonaws.com");
    root.putArray("sealKeys").add(key.value());
    root.putArray("openKeys");
    root.put("defaultPolicy", "open");
    root.putArray("tlsRoots").add(tlsRoot);
    root.putObject("ports")
        .put("enclave", port)
        .put("parentCid", PARENT_CID)
        .put("kmsProxy", KMS_PROXY_PORT)
        .put("log", LOG_PORT);
    root.putObject("limits")
        .put("frameBytes", 512 * 1024)
        .put("connections", 256)
        .put("idleSeconds", 60)
        .put("headerSeconds", 5)
        .put("requestSeconds", 30);
    return StrictJson.write(root);
  }
}
