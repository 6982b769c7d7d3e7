package io.nitrowallet.vsock.request;

import io.nitrowallet.domain.account.KeyArn;
import io.nitrowallet.domain.error.ErrorCode;
import io.nitrowallet.domain.error.RefusedException;
import io.nitrowallet.domain.migration.SeedFormat;
import io.nitrowallet.domain.migration.SeedRow;
import io.nitrowallet.formats.json.JsonObject;
import io.nitrowallet.formats.json.StrictJson;
import tools.jackson.databind.node.ObjectNode;

/// The member `seed` of `migrateAccount`: a row of an earlier project, by one set of names.
final class SeedRowJson {
  private SeedRowJson() {}

  static ObjectNode encode(SeedRow row) {
    return StrictJson.object()
        .put("format", row.format().wireName())
        .put("keyId", row.keyArn().value())
        .put("address", row.address().checksummed())
        .put("wrapped", row.wrapped().base64())
        .put("sealed", row.sealed().base64());
  }

  static SeedRow decode(JsonObject seed) {
    String name = seed.require("format").text();
    SeedFormat format =
        SeedFormat.named(name)
            .orElseThrow(() ->
                new RefusedException(
                    ErrorCode.BAD_REQUEST, "'format' of 'seed' is none that is known"));
    return new SeedRow(
        format,
        new KeyArn(seed.require("keyId").text()),
        seed.require("address").address(),
        seed.require("wrapped").base64(SeedRow.MAX_WRAPPED),
        seed.require("sealed").base64(SeedRow.MAX_SEALED));
  }
}
