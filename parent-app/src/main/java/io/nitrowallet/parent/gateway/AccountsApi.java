package io.nitrowallet.parent.gateway;

import io.nitrowallet.domain.account.AccountName;
import io.nitrowallet.domain.account.PolicyText;
import io.nitrowallet.domain.error.ErrorCode;
import io.nitrowallet.domain.error.RefusedException;
import io.nitrowallet.domain.ethereum.Signable;
import io.nitrowallet.domain.ethereum.UnsignedTransaction;
import io.nitrowallet.domain.policy.AccountPolicy;
import io.nitrowallet.domain.port.out.Accounts;
import io.nitrowallet.domain.summary.Summary;
import io.nitrowallet.formats.json.DecisionJson;
import io.nitrowallet.formats.json.HttpJson;
import io.nitrowallet.formats.json.JsonObject;
import io.nitrowallet.formats.json.JsonValue;
import io.nitrowallet.formats.json.SignRequestJson;
import io.nitrowallet.formats.json.StrictJson;
import io.nitrowallet.formats.json.SummaryJson;
import io.nitrowallet.parent.gateway.access.Permission;
import io.nitrowallet.parent.gateway.wallet.Wallet;
import io.nitrowallet.requester.accounts.AccountExplanation.ExplainedFor;
import io.nitrowallet.requester.accounts.AccountSigning.SignedBy;
import io.nitrowallet.requester.accounts.PinnedAccounts.Found;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// Accounts under `/api/v1/accounts`, by their names.
final class AccountsApi {
  static final String NAME = "name";

  private static final String ACCOUNT = "account";
  private static final String REQUEST = "request";
  private static final int DEFAULT_LIMIT = 100;

  private final Wallet wallet;
  private final AccountDesk desk;

  AccountsApi(Wallet wallet, AccountDesk desk) {
    this.wallet = wallet;
    this.desk = desk;
  }

  /// A page of the table; rows that cannot be read are counted, since their names are anybody's
  /// text.
  Answer list(Inquiry inquiry) {
    int limit = inquiry.query("limit").map(AccountsApi::limit).orElse(DEFAULT_LIMIT);
    Optional<AccountName> after = inquiry.query("after").map(AccountName::new);
    Accounts.Page page = wallet.page(inquiry.caller(), limit, after);
    ObjectNode json = StrictJson.object();
    var accounts = json.putArray("accounts");
    page.accounts().forEach(account -> accounts.add(AccountView.of(account)));
    json.put("unreadable", page.unreadable().size());
    page.next().ifPresent(next -> json.put("next", next.value()));
    return Answer.json(json);
  }

  Answer show(Inquiry inquiry) {
    return Answer.json(
        AccountView.of(wallet.account(inquiry.caller(), Permission.READ, name(inquiry)).account()));
  }

  /// The account is there, and opens, once this is answered.
  Answer generate(Inquiry inquiry) {
    JsonObject body = body(inquiry);
    body.requireOnly(Set.of(NAME, "keyId", "policy"));
    AccountName name = new AccountName(body.require(NAME).text());
    Optional<String> keyId = body.find("keyId").map(JsonValue::text);
    Optional<PolicyText> policy = body.find("policy").map(JsonValue::text).map(AccountsApi::policy);
    wallet.requireGeneration(inquiry.caller(), name);
    return Answer.created(AccountView.of(desk.generate(name, keyId, policy)));
  }

  /// Checks birth certificate and pin, and has the enclave open the row.
  Answer verify(Inquiry inquiry) {
    AccountName name =
        wallet.account(inquiry.caller(), Permission.READ, name(inquiry)).account().name();
    return Answer.json(AccountView.of(desk.verify(name)));
  }

  /// Signs what the body states, in the form of the enclave's own `sign` request.
  Answer sign(Inquiry inquiry) {
    JsonNode request = HttpJson.parse(inquiry.json());
    SignedBy<Signable> signed =
        wallet.sign(
            inquiry.caller(),
            SignRequestJson.operation(request),
            name(inquiry),
            address -> SignRequestJson.decode(request, address));
    return Answer.json(json(signed));
  }

  /// What signing would do, and what the policy of the row says of it; nothing is signed.
  Answer explain(Inquiry inquiry) {
    JsonNode json = HttpJson.parse(inquiry.json());
    JsonObject body = JsonObject.of(json, ErrorCode.BAD_REQUEST, "the body");
    body.requireOnly(Set.of(ACCOUNT, REQUEST));
    AccountName name = new AccountName(body.require(ACCOUNT).text());
    body.require(REQUEST).object();
    ExplainedFor<Signable> explained =
        wallet.explain(
            inquiry.caller(),
            SignRequestJson.operation(json.get(REQUEST)),
            name,
            address -> SignRequestJson.decode(json.get(REQUEST), address));
    ObjectNode answer = whatOf(explained.found(), explained.signable(), explained.summary());
    return Answer.json(DecisionJson.put(answer, explained.decision()));
  }

  private static ObjectNode whatOf(Found found, Signable signable, Summary summary) {
    ObjectNode json =
        StrictJson.object()
            .put(ACCOUNT, found.account().name().value())
            .put("address", found.account().address().checksummed())
            .put("op", signable.operation().wireName())
            .put("digest", signable.digest().hex0x());
    json.set("summary", SummaryJson.encode(summary));
    return json;
  }

  /// A signature as `sign` answers it.
  static ObjectNode json(SignedBy<Signable> signed) {
    Signable signable = signed.signable();
    ObjectNode json =
        whatOf(signed.found(), signable, signed.summary())
            .put("signature", signed.signature().encodeForWallets().hex0x())
            .put("rule", signed.rule());
    return signable instanceof UnsignedTransaction transaction
        ? json.put("raw", transaction.encode(signed.signature()).hex0x())
        : json;
  }

  private static PolicyText policy(String text) {
    return text.equals("open") ? AccountPolicy.OPEN : new PolicyText(text);
  }

  private static int limit(String text) {
    if (!text.matches("[1-9][0-9]{0,3}") || Integer.parseInt(text) > 1_000) {
      throw new RefusedException(ErrorCode.INVALID_VALUE, "'limit' is 1 to 1000");
    }
    return Integer.parseInt(text);
  }

  private static AccountName name(Inquiry inquiry) {
    return new AccountName(inquiry.parameter(NAME));
  }

  private static JsonObject body(Inquiry inquiry) {
    return JsonObject.of(HttpJson.parse(inquiry.json()), ErrorCode.BAD_REQUEST, "the body");
  }
}
