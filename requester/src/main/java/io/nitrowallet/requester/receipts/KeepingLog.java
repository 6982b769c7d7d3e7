package io.nitrowallet.requester.receipts;

import io.nitrowallet.domain.bytes.Bytes;
import io.nitrowallet.domain.error.ErrorCode;
import io.nitrowallet.domain.error.RefusedException;
import io.nitrowallet.requester.receipts.ReceiptCollector.Collected;
import io.nitrowallet.requester.receipts.TableFeed.Contradicted;
import io.nitrowallet.requester.receipts.TableFeed.Fed;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Writes to the log what whoever runs the gateway has to know: each trouble when it begins and
/// when it ends, not at every attempt. Used by one thread.
public final class KeepingLog implements KeepingJournal {
  private static final Logger LOG = LoggerFactory.getLogger(ReceiptKeeping.class);
  private static final String TABLE = "table";

  private final Map<String, ErrorCode> troubles = new HashMap<>();

  @Override
  public void collected(String enclave, Collected collected) {
    if (collected.lost() > 0) {
      LOG.error(
          "enclave={} life={}: {} receipts were lost, since nobody fetched them in time",
          enclave,
          brief(collected.life()),
          collected.lost());
    }
    ended("enclave " + enclave);
  }

  @Override
  public void notCollected(String enclave, RefusedException reason) {
    began("enclave " + enclave, reason);
  }

  @Override
  public void fed(Fed fed) {
    for (Contradicted place : fed.contradicted()) {
      LOG.error(
          "life={} receipt={}: the table holds something else, which stays there: find out who"
              + " wrote it",
          brief(place.life()),
          place.sequence());
    }
    ended(TABLE);
  }

  @Override
  public void notFed(RefusedException reason) {
    began(TABLE, reason);
  }

  private void began(String what, RefusedException reason) {
    boolean news = reason.code() != troubles.put(what, reason.code());
    if (news && reason.code() == ErrorCode.RECEIPTS_REFUSED) {
      LOG.error("receipts: {} code={}: {}", what, reason.code(), reason.sentence());
    } else if (news) {
      LOG.warn("receipts: {} code={}: {}", what, reason.code(), reason.sentence());
    }
  }

  private void ended(String what) {
    Optional.ofNullable(troubles.remove(what))
        .ifPresent(_ -> LOG.info("receipts: {} is in order again", what));
  }

  private static String brief(Bytes life) {
    return life.hex().substring(0, 12);
  }
}
