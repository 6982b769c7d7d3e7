package io.nitrowallet.console.approvals;

import io.nitrowallet.console.session.OperatorSeat.Locked;
import io.nitrowallet.console.session.OperatorSeat.Seat;
import io.nitrowallet.console.session.OperatorSeat.Unlocked;
import io.nitrowallet.domain.account.Account;
import io.nitrowallet.domain.bytes.Bytes;
import io.nitrowallet.domain.dsse.DsseSignature;
import io.nitrowallet.domain.dsse.VerifyingKey;
import io.nitrowallet.domain.intent.Intent;
import io.nitrowallet.domain.intent.IntentAction;
import io.nitrowallet.domain.intent.Verdict;
import io.nitrowallet.formats.json.IntentJson;
import io.nitrowallet.formats.json.PolicyJson;
import io.nitrowallet.requester.accounts.PinnedAccounts;
import io.nitrowallet.requester.accounts.Scene;
import io.nitrowallet.requester.intents.Crew;
import io.nitrowallet.requester.intents.IntentDesk;
import io.nitrowallet.requester.intents.IntentDrafts;
import io.nitrowallet.requester.intents.IntentReview;
import io.nitrowallet.requester.intents.IntentReviews;
import io.nitrowallet.requester.intents.MemoryIntents;
import io.nitrowallet.requester.operator.KeystoreFile;
import io.nitrowallet.requester.operator.OperatorIdentity;
import io.nitrowallet.requester.operator.OperatorKey;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;

/// A desk over a table in memory, with an account that two of three operators approve for.
final class Desks {
  static final Account ACCOUNT = Crew.account();
  static final Instant NOON = Instant.parse("2026-11-26T12:00:00Z");

  Instant now = NOON;
  final Scene scene = new Scene().keep(ACCOUNT);
  final MemoryIntents table = scene.intents();
  private final IntentDrafts drafts = new IntentDrafts(new SecureRandom()::nextBytes, () -> now);

  IntentDesk desk() {
    var pinned = new PinnedAccounts(scene, scene.pins());
    return new IntentDesk(
        table, new IntentReviews(pinned, PolicyJson::decode, () -> now), () -> now);
  }

  /// An intent that `approvers` approve of; the first proposes it.
  IntentReview propose(String text, String... approvers) {
    Intent intent =
        drafts.draft(ACCOUNT, new IntentAction.Sign(Crew.message(text)), Duration.ofHours(4));
    List<DsseSignature> approvals =
        Arrays.stream(approvers).map(id -> Crew.says(id, Verdict.APPROVAL, intent)).toList();
    return desk().propose(IntentJson.encode(intent), approvals);
  }

  IntentReview say(String id, Verdict verdict, IntentReview review) {
    return desk().handIn(review, verdict, Crew.says(id, verdict, review.pending().payload()));
  }

  static Seat locked(String id) {
    return new Locked(identity(id));
  }

  static Seat unlocked(String id) {
    return new Unlocked(identity(id), new CrewKey(id));
  }

  /// Somebody who calls themselves `id` and has another's key.
  static Seat impostor(String id, String whose) {
    return new Unlocked(identity(id), new CrewKey(whose));
  }

  private static OperatorIdentity identity(String id) {
    return new OperatorIdentity(id, new KeystoreFile(Path.of("/nowhere", id + ".p12")));
  }

  private record CrewKey(String id) implements OperatorKey {
    @Override
    public VerifyingKey publicKey() {
      return Crew.publicKey(id);
    }

    @Override
    public Bytes sign(Bytes message) {
      throw new AssertionError("nothing is signed here");
    }

    @Override
    public void close() {}
  }
}
