package io.nitrowallet.parent.gateway.metrics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.nitrowallet.domain.bytes.Bytes;
import io.nitrowallet.domain.error.ErrorCode;
import io.nitrowallet.domain.error.RefusedException;
import io.nitrowallet.requester.receipts.KeepingJournal;
import io.nitrowallet.requester.receipts.ReceiptCollector.Collected;
import io.nitrowallet.requester.receipts.TableFeed.Contradicted;
import io.nitrowallet.requester.receipts.TableFeed.Fed;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ReceiptMetricsTest {
  private static final Bytes LIFE = Bytes.ofHex("a1".repeat(32));

  private final List<Object> told = new ArrayList<>();
  private final ReceiptMetrics receipts =
      new ReceiptMetrics(
          new KeepingJournal() {
            @Override
            public void collected(String enclave, Collected collected) {
              told.add(collected);
            }

            @Override
            public void notCollected(String enclave, RefusedException reason) {
              told.add(reason);
            }

            @Override
            public void fed(Fed fed) {
              told.add(fed);
            }

            @Override
            public void notFed(RefusedException reason) {
              told.add(reason);
            }
          });
  private final GatewayMetrics metrics = new GatewayMetrics().with(receipts);

  private void assertShown(String name, int value) {
    String text = new String(metrics.text().toArray(), StandardCharsets.UTF_8);
    String line = "nitro_wallet_gateway_receipts_%s %s.0\n".formatted(name, value);
    assertTrue(text.contains(line), text);
  }

  @Test
  void countsWhatWasKeptLostAndContradictedAndPassesEverythingOn() {
    receipts.collected("CID 16", new Collected(LIFE, 5, 2, 9));
    receipts.collected("CID 16", new Collected(LIFE, 1, 0, 10));
    receipts.notCollected("CID 16", new RefusedException(ErrorCode.UNAVAILABLE, "silent"));
    receipts.notCollected("CID 16", new RefusedException(ErrorCode.RECEIPTS_REFUSED, "forked"));
    receipts.fed(new Fed(4, List.of(new Contradicted(LIFE, 3))));
    assertShown("kept_total", 6);
    assertShown("lost_total", 2);
    assertShown("contradicted_total", 2);
    assertShown("table_lines_total", 4);
    assertShown("table_up", 1);
    receipts.notFed(new RefusedException(ErrorCode.UNAVAILABLE, "no table"));
    assertShown("table_up", 0);
    assertEquals(6, told.size());
  }
}
