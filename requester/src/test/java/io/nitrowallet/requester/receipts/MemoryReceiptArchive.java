package io.nitrowallet.requester.receipts;

import io.nitrowallet.domain.bytes.Bytes;
import io.nitrowallet.domain.error.ErrorCode;
import io.nitrowallet.domain.error.RefusedException;
import io.nitrowallet.domain.port.out.ReceiptArchive;
import io.nitrowallet.domain.receipt.KeptLine;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;

/// An archive that is in order, or not, as a test wants it.
public final class MemoryReceiptArchive implements ReceiptArchive {
  private final NavigableMap<Bytes, NavigableMap<Long, Bytes>> lives =
      new TreeMap<>(Comparator.comparing(Bytes::hex));
  volatile boolean fails;
  int writes;

  @Override
  public synchronized OptionalLong newest(Bytes life) {
    requireOrder();
    var lines = lives.get(life);
    return lines == null ? OptionalLong.empty() : OptionalLong.of(lines.lastKey());
  }

  @Override
  public synchronized List<Long> keep(Bytes life, List<KeptLine> lines) {
    requireOrder();
    writes++;
    List<Long> contradicted = new ArrayList<>();
    for (KeptLine line : lines) {
      Bytes other =
          lives
              .computeIfAbsent(life, _ -> new TreeMap<>())
              .putIfAbsent(line.sequence(), line.text());
      if (other != null && !other.equals(line.text())) {
        contradicted.add(line.sequence());
      }
    }
    return contradicted;
  }

  @Override
  public synchronized List<KeptLine> page(Bytes life, long from, int limit) {
    requireOrder();
    return lives.getOrDefault(life, new TreeMap<>()).tailMap(from, true).entrySet().stream()
        .limit(limit)
        .map(line -> new KeptLine(line.getKey(), line.getValue()))
        .toList();
  }

  @Override
  public synchronized List<Bytes> lives(Optional<Bytes> after, int limit) {
    requireOrder();
    return lives.keySet().stream()
        .filter(life -> after.isEmpty() || life.hex().compareTo(after.get().hex()) > 0)
        .limit(limit)
        .toList();
  }

  private void requireOrder() {
    if (fails) {
      throw new RefusedException(ErrorCode.UNAVAILABLE, "the table does not answer");
    }
  }
}
