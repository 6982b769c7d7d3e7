package io.nitrowallet.aws.kms;

/// One recipient key with its age and use. The key is destroyed when it is retired and no call
/// holds it any more. Thread-safe.
final class RecipientKeyGeneration {
  private final RecipientKey key;
  private final long bornAtNanos;
  private int uses;
  private int leased;
  private boolean retired;

  RecipientKeyGeneration(RecipientKey key, long bornAtNanos) {
    this.key = key;
    this.bornAtNanos = bornAtNanos;
  }

  synchronized boolean isSpent(long nowNanos) {
    return uses >= RecipientKeys.MAX_USES
        || nowNanos - bornAtNanos >= RecipientKeys.MAX_AGE.toNanos();
  }

  synchronized Lease lease() {
    uses++;
    leased++;
    return new Lease(this);
  }

  synchronized void retire() {
    retired = true;
    destroyIfIdle();
  }

  private synchronized void release() {
    leased--;
    destroyIfIdle();
  }

  private void destroyIfIdle() {
    if (retired && leased == 0) {
      key.destroy();
    }
  }

  /// The use of one key for one call to KMS; whoever holds it closes it.
  static final class Lease implements AutoCloseable {
    private final RecipientKeyGeneration generation;
    private boolean ended;

    private Lease(RecipientKeyGeneration generation) {
      this.generation = generation;
    }

    RecipientKey key() {
      return generation.key;
    }

    @Override
    public void close() {
      if (!ended) {
        ended = true;
        generation.release();
      }
    }
  }
}
