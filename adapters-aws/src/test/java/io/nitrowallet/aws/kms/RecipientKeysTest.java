package io.nitrowallet.aws.kms;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.nitrowallet.domain.bytes.Bytes;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

final class RecipientKeysTest {
  private final AtomicLong nanos = new AtomicLong();
  private final AtomicInteger made = new AtomicInteger();

  @Test
  void oneKeyServesAThousandCallsAndNoMore() {
    try (RecipientKeys keys = keys()) {
      Bytes first = use(keys);
      for (int i = 1; i < RecipientKeys.MAX_USES; i++) {
        assertEquals(first, use(keys));
      }
      assertNotEquals(first, use(keys));
    }
  }

  @Test
  void oneKeyServesTenMinutesAndNoLonger() {
    try (RecipientKeys keys = keys()) {
      Bytes first = use(keys);
      nanos.addAndGet(RecipientKeys.MAX_AGE.toNanos() - 1);
      assertEquals(first, use(keys));
      nanos.addAndGet(1);
      assertNotEquals(first, use(keys));
    }
  }

  @Test
  void theNextKeyIsMadeBeforeItIsNeeded() {
    try (RecipientKeys keys = keys()) {
      assertEquals(1, made.get());
      var _ = use(keys);
      assertEquals(2, made.get());
    }
  }

  @Test
  void aLeaseOutlivesTheRotationOfItsKey() throws Exception {
    try (RecipientKeys keys = keys();
        RecipientKeyGeneration.Lease lease = keys.lease()) {
      nanos.addAndGet(RecipientKeys.MAX_AGE.toNanos());
      var _ = use(keys);
      assertThrows(
          java.security.GeneralSecurityException.class, () -> lease.key().decrypt(new byte[256]));
    }
  }

  @Test
  void nothingIsLeasedAfterClosing() {
    RecipientKeys keys = keys();
    keys.close();
    assertThrows(IllegalStateException.class, keys::lease);
  }

  private RecipientKeys keys() {
    return RecipientKeys.withClock(
        nanos::get,
        task -> {
          made.incrementAndGet();
          task.run();
        });
  }

  private static Bytes use(RecipientKeys keys) {
    try (RecipientKeyGeneration.Lease lease = keys.lease()) {
      return lease.key().publicKey();
    }
  }
}
