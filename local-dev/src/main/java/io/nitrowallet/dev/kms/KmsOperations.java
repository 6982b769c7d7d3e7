package io.nitrowallet.dev.kms;

import java.util.HashMap;
import java.util.Map;

/// The operations by the name that stands in `X-Amz-Target` behind `TrentService.`.
final class KmsOperations {
  private static final String PREFIX = "TrentService.";

  private final Map<String, KmsOperation> byName = new HashMap<>();

  KmsOperations(CryptoOperations crypto, KeyOperations keys, KeyPolicyOperations policies) {
    byName.put("GenerateDataKey", crypto::generateDataKey);
    byName.put("Decrypt", crypto::decrypt);
    byName.put("Encrypt", crypto::encrypt);
    byName.put("CreateKey", keys::create);
    byName.put("DescribeKey", keys::describe);
    byName.put("TagResource", keys::tag);
    byName.put("ListResourceTags", keys::listTags);
    byName.put("EnableKeyRotation", keys::enableRotation);
    byName.put("GetKeyRotationStatus", keys::rotationStatus);
    byName.put("GetKeyPolicy", policies::get);
    byName.put("PutKeyPolicy", policies::put);
    byName.put("ListGrants", policies::listGrants);
  }

  /// @throws KmsFault `UnknownOperationException` for what the emulator does not do
  KmsOperation named(String target) {
    KmsOperation operation =
        target.startsWith(PREFIX) ? byName.get(target.substring(PREFIX.length())) : null;
    if (operation == null) {
      throw KmsFault.client(
          "UnknownOperationException", "the emulator does not perform this operation");
    }
    return operation;
  }
}
