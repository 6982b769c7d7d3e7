package io.nitrowallet.dev.nsm;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.nitrowallet.aws.nsm.RecordedDevice;
import io.nitrowallet.aws.nsm.SecureModule;
import io.nitrowallet.domain.bytes.Bytes;
import io.nitrowallet.formats.cbor.NsmCodec;
import io.nitrowallet.formats.cbor.NsmRequest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

/// The device over a recording of an emulated enclave's driver; what was not recorded is skipped.
class NsmDeviceContractTest extends SecureModuleContractTest {
  private static final Map<String, Bytes> REQUESTS = requests();

  @Override
  SecureModule boot() throws IOException {
    Path recording =
        Path.of(System.getProperty("nitrowallet.vectors", ""))
            .resolve("nsm")
            .resolve("qemu-10.0-virtio-nsm-transcript.json");
    assumeTrue(
        Boolean.getBoolean("nitrowallet.vectors.required") || Files.exists(recording),
        "no recording: set -Dnitrowallet.vectors to the folder that holds nsm/");
    RecordedDevice device = new RecordedDevice();
    JsonNode responses =
        new ObjectMapper().readTree(Files.readAllBytes(recording)).get("responses");
    for (JsonNode exchange : responses) {
      Bytes request = REQUESTS.get(exchange.get("request").asString());
      if (request != null && !exchange.get("truncated").asBoolean()) {
        device.record(request, Bytes.ofHex(exchange.get("response_hex").asString()));
      }
    }
    return device.open();
  }

  /// What the recording's names stand for.
  private static Map<String, Bytes> requests() {
    Map<String, Bytes> requests = new HashMap<>();
    for (int index : new int[] {0, 1, 2, 3, 4, 8, 16, 32}) {
      requests.put("DescribePCR" + index, encode(new NsmRequest.DescribePcr(index)));
    }
    requests.put("DescribeNSM", encode(new NsmRequest.DescribeNsm()));
    requests.put("DescribePCR300(u16)", INDEX_OF_TWO_BYTES);
    requests.put("ExtendPCR16 hello", encode(new NsmRequest.ExtendPcr(16, HELLO)));
    requests.put("ExtendPCR0", encode(new NsmRequest.ExtendPcr(0, HELLO)));
    requests.put("LockPCR16", encode(new NsmRequest.LockPcr(16)));
    requests.put("LockPCR16 again", encode(new NsmRequest.LockPcr(16)));
    requests.put("LockPCRs18", encode(new NsmRequest.LockPcrs(18)));
    requests.put("Bogus", UNKNOWN_REQUEST);
    requests.put("Attestation", encode(ATTESTATION));
    return requests;
  }

  private static Bytes encode(NsmRequest request) {
    return NsmCodec.encode(request);
  }
}
