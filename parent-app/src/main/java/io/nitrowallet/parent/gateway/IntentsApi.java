package io.nitrowallet.parent.gateway;

import io.nitrowallet.domain.account.AccountName;
import io.nitrowallet.domain.bytes.Bytes;
import io.nitrowallet.domain.dsse.DsseEnvelope;
import io.nitrowallet.domain.dsse.DsseSignature;
import io.nitrowallet.domain.error.ErrorCode;
import io.nitrowallet.domain.error.RefusedException;
import io.nitrowallet.domain.intent.Intent;
import io.nitrowallet.domain.intent.IntentAction;
import io.nitrowallet.domain.intent.PendingIntent;
import io.nitrowallet.domain.intent.Verdict;
import io.nitrowallet.formats.json.DsseJson;
import io.nitrowallet.formats.json.HttpJson;
import io.nitrowallet.formats.json.IntentJson;
import io.nitrowallet.formats.json.JsonObject;
import io.nitrowallet.parent.gateway.access.AccountScope;
import io.nitrowallet.parent.gateway.access.Caller;
import io.nitrowallet.parent.gateway.access.Permission;
import io.nitrowallet.parent.gateway.wallet.Wallet;
import io.nitrowallet.requester.intents.IntentDesk;
import io.nitrowallet.requester.intents.IntentDesk.Entry;
import io.nitrowallet.requester.intents.IntentReview;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;

/// Intents that wait for operators, under `/api/v1/intents`. Who approves is shown by operators'
/// signatures, which callers only carry.
final class IntentsApi {
  static final String ID = "id";

  private static final String PAYLOAD = "payload";
  private static final String PAYLOAD_TYPE = "payloadType";
  private static final int MAX_SIGNATURE = 128;

  private final Wallet wallet;
  private final IntentOffice office;

  IntentsApi(Wallet wallet, IntentOffice office) {
    this.wallet = wallet;
    this.office = office;
  }

  /// A page of those that have not expired, of the caller's accounts.
  Answer list(Inquiry inquiry) {
    Caller caller = inquiry.caller();
    caller.require(Permission.READ);
    IntentQuery query = IntentQuery.of(inquiry);
    query.account().ifPresent(name -> wallet.account(caller, Permission.READ, name));
    IntentDesk.Listing page = page(caller, query);
    List<Entry> theirs =
        page.entries().stream().filter(entry -> covers(caller.accounts(), entry)).toList();
    return Answer.json(IntentView.of(theirs, page.unreadable(), page.next()));
  }

  private IntentDesk.Listing page(Caller caller, IntentQuery query) {
    IntentDesk desk = office.desk();
    return wallet
        .names(caller)
        .map(
            names -> desk.list(names, query.state(), query.account(), query.limit(), query.after()))
        .orElseGet(() -> desk.list(query.state(), query.account(), query.limit(), query.after()));
  }

  Answer show(Inquiry inquiry) {
    return Answer.json(IntentView.whole(find(inquiry, Permission.READ)));
  }

  /// Takes an envelope that operators signed, or a payload that nobody did yet.
  Answer propose(Inquiry inquiry) {
    inquiry.caller().require(Permission.INTENTS);
    JsonObject body = body(inquiry);
    Optional<DsseEnvelope> signed =
        body.find(PAYLOAD_TYPE).isPresent() ? Optional.of(envelope(body)) : Optional.empty();
    Bytes payload = signed.map(DsseEnvelope::payload).orElseGet(() -> payload(body));
    List<DsseSignature> approvals = signed.map(DsseEnvelope::signatures).orElse(List.of());
    AccountName account = intent(payload).account().name();
    wallet.account(inquiry.caller(), Permission.INTENTS, account);
    return Answer.created(IntentView.whole(told(() -> office.desk().propose(payload, approvals))));
  }

  /// Takes an operator's approval, rejection or withdrawal.
  Answer handIn(Inquiry inquiry) {
    inquiry.caller().require(Permission.INTENTS);
    JsonObject body = body(inquiry);
    body.requireOnly(Set.of(PAYLOAD_TYPE, "keyid", "sig"));
    Verdict verdict = Verdict.of(body.require(PAYLOAD_TYPE).text());
    DsseSignature signature =
        new DsseSignature(body.require("keyid").text(), body.require("sig").base64(MAX_SIGNATURE));
    IntentReview review = find(inquiry, Permission.INTENTS);
    return Answer.json(
        IntentView.whole(told(() -> office.desk().handIn(review, verdict, signature))));
  }

  /// Has the enclave sign it with the approvals that there are.
  Answer sign(Inquiry inquiry) {
    IntentReview review = find(inquiry, Permission.INTENTS);
    if (review.intent().action() instanceof IntentAction.Sign(var signable)) {
      wallet.requireAllowed(inquiry.caller(), signable);
    }
    return Answer.json(AccountsApi.json(office.signing().sign(review).signed()));
  }

  /// One beyond the caller's accounts is refused as one that does not exist: that is settled by the
  /// account's name before it is judged, since what is wrong with it would tell of it.
  private IntentReview find(Inquiry inquiry, Permission purpose) {
    Caller caller = inquiry.caller();
    caller.require(purpose);
    UUID id = id(inquiry.parameter(ID));
    IntentDesk desk = office.desk();
    IntentReview review =
        wallet.names(caller).map(names -> desk.find(id, names)).orElseGet(() -> desk.find(id));
    if (!covers(caller.accounts(), new Entry.Reviewed(review))) {
      throw IntentDesk.unknown(id);
    }
    return review;
  }

  /// The names were looked at before; the row may have another address than when they were.
  private static boolean covers(AccountScope scope, Entry entry) {
    return switch (entry) {
      case Entry.Reviewed(IntentReview review) ->
          scope.covers(review.found().account().name(), review.found().account().address());
      case Entry.Doubtful _ -> true;
    };
  }

  private static DsseEnvelope envelope(JsonObject body) {
    DsseEnvelope envelope = told(() -> DsseJson.decode(body));
    if (!envelope.payloadType().equals(Intent.PAYLOAD_TYPE)) {
      throw new RefusedException(
          ErrorCode.INVALID_VALUE, "a proposal is an envelope of type " + Intent.PAYLOAD_TYPE);
    }
    return envelope;
  }

  private static Bytes payload(JsonObject body) {
    body.requireOnly(Set.of(PAYLOAD));
    return body.require(PAYLOAD).base64(PendingIntent.MAX_PAYLOAD);
  }

  /// What is no intent is a malformed request, and nothing that a policy denies.
  private static Intent intent(Bytes payload) {
    try {
      return IntentJson.decode(payload);
    } catch (RefusedException e) {
      throw new RefusedException(ErrorCode.BAD_REQUEST, e.sentence(), e);
    }
  }

  /// A wrong signature is the fault of who brings it here; elsewhere it is that of an enclave.
  private static <T> T told(Supplier<T> work) {
    try {
      return work.get();
    } catch (RefusedException e) {
      if (e.code() != ErrorCode.SIGNATURE_REFUSED) {
        throw e;
      }
      throw new RefusedException(ErrorCode.INVALID_VALUE, e.sentence(), e);
    }
  }

  private static UUID id(String text) {
    if (!text.matches("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")) {
      throw new RefusedException(
          ErrorCode.INVALID_VALUE, "an intent is named by its id, a UUID in lower case");
    }
    return UUID.fromString(text);
  }

  private static JsonObject body(Inquiry inquiry) {
    return JsonObject.of(HttpJson.parse(inquiry.json()), ErrorCode.BAD_REQUEST, "the body");
  }
}
