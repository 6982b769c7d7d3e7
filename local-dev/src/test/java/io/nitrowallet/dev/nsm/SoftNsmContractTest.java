package io.nitrowallet.dev.nsm;

import io.nitrowallet.aws.nsm.SecureModule;
import io.nitrowallet.domain.attestation.PcrValues;
import io.nitrowallet.domain.bytes.Bytes;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.io.TempDir;

class SoftNsmContractTest extends SecureModuleContractTest {
  @TempDir private Path directory;

  @Override
  SecureModule boot() {
    Map<Integer, Bytes> measured = new TreeMap<>();
    for (int index : new int[] {0, 1, 2, 3, 4, 8}) {
      measured.put(index, Bytes.ofHex(("a" + index).repeat(48)));
    }
    return new SoftNsm(
        SoftNsmAuthority.open(directory, Instant::now),
        PcrValues.of(measured),
        "i-0abc-enc0123",
        Instant::now);
  }
}
