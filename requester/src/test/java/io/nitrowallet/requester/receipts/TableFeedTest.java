package io.nitrowallet.requester.receipts;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.nitrowallet.domain.bytes.Bytes;
import io.nitrowallet.domain.error.RefusedException;
import io.nitrowallet.domain.receipt.KeptLine;
import io.nitrowallet.requester.receipts.TableFeed.Contradicted;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TableFeedTest {
  @TempDir private Path folder;
  private final MemoryReceiptArchive table = new MemoryReceiptArchive();
  private final PaperLife life = new PaperLife(1).sign(250);
  private FileReceiptArchive files;
  private TableFeed feed;

  @BeforeEach
  void keep() {
    files = new FileReceiptArchive(folder);
    collect(life);
    feed = new TableFeed(files, table);
  }

  private void collect(PaperLife of) {
    new ReceiptCollector("CID 16", of, files).collect();
  }

  private List<Bytes> tabled(PaperLife of) {
    return IntStream.range(0, 10)
        .boxed()
        .flatMap(page -> table.page(of.fingerprint(), page * 100L, 100).stream())
        .map(KeptLine::text)
        .distinct()
        .toList();
  }

  @Test
  void carriesOnAllLivesAndThenOnlyWhatIsNew() {
    PaperLife other = new PaperLife(2).sign(3);
    collect(other);
    assertEquals(251 + 4, feed.feed().kept());
    assertEquals(life.lines(), tabled(life));
    assertEquals(other.lines(), tabled(other));
    int writes = table.writes;
    assertEquals(0, feed.feed().kept());
    assertEquals(writes, table.writes);
    life.sign(1);
    collect(life);
    assertEquals(1, feed.feed().kept());
  }

  @Test
  void losesNothingWhileTheTableIsOutOfOrder() {
    table.fails = true;
    assertThrows(RefusedException.class, feed::feed);
    life.sign(200);
    collect(life);
    life.sign(200).forgetting(10); // the enclave has it no longer, the file has
    assertThrows(RefusedException.class, feed::feed);
    table.fails = false;
    assertEquals(451, feed.feed().kept());
    assertEquals(life.lines().subList(0, 451), tabled(life));
  }

  @Test
  void goesOnAfterARestartWhereTheTableEnds() {
    feed.feed();
    life.sign(5);
    collect(life);
    int writes = table.writes;
    assertEquals(5, new TableFeed(files, table).feed().kept());
    assertEquals(writes + 1, table.writes);
    assertEquals(OptionalLong.of(255), table.newest(life.fingerprint()));
  }

  @Test
  void tellsWhereTheTableHoldsSomethingElseAndLeavesIt() {
    feed.feed();
    PaperLife fork = new PaperLife(1).sign(250);
    fork.sign("other", 1);
    table.keep(life.fingerprint(), List.of(new KeptLine(251, fork.lines().getLast())));
    life.sign(2);
    collect(life);
    var fed = feed.feed();
    assertEquals(List.of(new Contradicted(life.fingerprint(), 251)), fed.contradicted());
    assertEquals(1, fed.kept());
    assertEquals(
        Optional.of(fork.lines().getLast()),
        table.page(life.fingerprint(), 251, 1).stream().map(KeptLine::text).findFirst());
    assertEquals(List.of(), feed.feed().contradicted());
  }
}
