package io.nitrowallet.requester.intents;

import io.nitrowallet.domain.account.Account;
import io.nitrowallet.domain.account.AccountReference;
import io.nitrowallet.domain.bytes.Bytes;
import io.nitrowallet.domain.bytes.Digests;
import io.nitrowallet.domain.bytes.LengthPrefixed;
import io.nitrowallet.domain.error.ErrorCode;
import io.nitrowallet.domain.error.RefusedException;
import io.nitrowallet.domain.ethereum.Signable;
import io.nitrowallet.domain.intent.Intent;
import io.nitrowallet.domain.intent.IntentAction;
import io.nitrowallet.domain.port.out.Entropy;
import io.nitrowallet.domain.port.out.TimeSource;
import io.nitrowallet.formats.json.IntentJson;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;

/// Writes intents about the present state of accounts.
public final class IntentDrafts {
  /// By how much the enclave's clock may be behind this one.
  private static final Duration BACKDATED = Duration.ofMinutes(1);

  /// How often machines may have a new intent for the same request.
  private static final Duration WINDOW = Duration.ofHours(12);

  private static final int ID_LENGTH = 16;
  private static final UUID NO_ID = new UUID(0, 0);

  private final Entropy entropy;
  private final TimeSource time;

  /// @param entropy for ids
  public IntentDrafts(Entropy entropy, TimeSource time) {
    this.entropy = entropy;
    this.time = time;
  }

  /// An intent that holds from now on for `lifetime`.
  ///
  /// @throws RefusedException with {@link ErrorCode#INTENT_REFUSED} unless that is from 1 minute to
  ///   24 hours
  public Intent draft(Account account, IntentAction action, Duration lifetime) {
    boolean tooShort = lifetime.compareTo(Duration.ofMinutes(1)) < 0;
    if (tooShort || lifetime.compareTo(Intent.MAX_LIFETIME) > 0) {
      throw new RefusedException(
          ErrorCode.INTENT_REFUSED, "an intent holds for 1 minute to 24 hours");
    }
    Instant now = time.now().truncatedTo(ChronoUnit.SECONDS);
    Instant start = now.minus(BACKDATED);
    Instant last = start.plus(Intent.MAX_LIFETIME);
    Instant end = now.plus(lifetime).truncatedTo(ChronoUnit.SECONDS);
    return new Intent(
        id(entropy.draw(ID_LENGTH)),
        AccountReference.of(account),
        start,
        end.isBefore(last) ? end : last,
        action);
  }

  /// The intent that a machine's request becomes. Within a window of 12 hours the same request
  /// becomes the same one, whichever gateway it comes to, so that trying again fills no table; it
  /// holds until the next window ends.
  public Intent ofMachine(Account account, Signable signable) {
    return ofMachine(account, signable, window());
  }

  /// The intent that the same request became in the window before, which holds until this one ends.
  public Intent earlierOfMachine(Account account, Signable signable) {
    return ofMachine(account, signable, window() - 1);
  }

  private long window() {
    return time.now().getEpochSecond() / WINDOW.toSeconds();
  }

  private static Intent ofMachine(Account account, Signable signable, long window) {
    Instant start = Instant.ofEpochSecond(window * WINDOW.toSeconds());
    return named(
        new Intent(
            NO_ID,
            AccountReference.of(account),
            start,
            start.plus(Intent.MAX_LIFETIME),
            new IntentAction.Sign(signable)));
  }

  /// Whether the machine's request that it came from finds it again.
  public static boolean isFoundAgain(Intent intent) {
    return named(intent).equals(intent);
  }

  /// The same under the id that all else of its payload yields: requests of one digest may differ,
  /// such as typed data in the types that they do not use.
  private static Intent named(Intent intent) {
    return withId(
        id(
            Digests.sha256(
                    new LengthPrefixed()
                        .add("nitro-wallet/v1/machine-intent")
                        .add(IntentJson.encode(withId(NO_ID, intent)))
                        .toBytes())
                .slice(0, ID_LENGTH)),
        intent);
  }

  private static Intent withId(UUID id, Intent intent) {
    return new Intent(id, intent.account(), intent.notBefore(), intent.expires(), intent.action());
  }

  /// A UUID of version 8 (RFC 9562).
  private static UUID id(Bytes bytes) {
    ByteBuffer buffer = ByteBuffer.wrap(bytes.toArray());
    long high = (buffer.getLong() & 0xffffffffffff0fffL) | 0x8000L;
    long low = (buffer.getLong() & 0x3fffffffffffffffL) | 0x8000000000000000L;
    return new UUID(high, low);
  }
}
