package io.nitrowallet.parent.gateway;

import io.helidon.http.Method;
import io.helidon.webserver.http.HttpRouting;
import io.nitrowallet.parent.gateway.jsonrpc.JsonRpc;
import java.util.List;

/// All that is served, once: `openapi.yaml` states the same.
final class Routes {
  private Routes() {}

  static List<Route> of(GatewayServices services, Upkeep upkeep, GatewayLimits limits) {
    JsonRpc rpc = new JsonRpc(services.methods(), limits.batch());
    Web3Signer web3Signer = new Web3Signer(services.wallet());
    AccountsApi accounts = new AccountsApi(services.wallet(), services.desk());
    IntentsApi intents = new IntentsApi(services.wallet(), services.intents());
    AttestationApi attestation = new AttestationApi(services.evidence().enclaves());
    ReceiptsApi receipts = new ReceiptsApi(services.evidence().receipts());
    return List.of(
        new Route(Method.POST, "/", "json-rpc", inquiry -> answer(rpc, inquiry)),
        new Route(Method.GET, "/upcheck", "upcheck", Audience.ANYBODY, web3Signer::upcheck),
        new Route(Method.GET, "/healthcheck", "healthcheck", Audience.ANYBODY, upkeep::healthcheck),
        new Route(Method.GET, "/metrics", "metrics", upkeep::metrics),
        new Route(Method.POST, "/reload", "reload", upkeep::reload),
        new Route(Method.GET, "/api/v1/eth1/publicKeys", "publicKeys", web3Signer::publicKeys),
        new Route(Method.POST, "/api/v1/eth1/sign/{identifier}", "sign", web3Signer::sign),
        new Route(Method.GET, "/api/v1/accounts", "accounts", accounts::list),
        new Route(Method.POST, "/api/v1/accounts", "generate", accounts::generate),
        new Route(Method.GET, "/api/v1/accounts/{name}", "account", accounts::show),
        new Route(Method.POST, "/api/v1/accounts/{name}/sign", "accountSign", accounts::sign),
        new Route(Method.POST, "/api/v1/accounts/{name}/verify", "verify", accounts::verify),
        new Route(Method.POST, "/api/v1/explain", "explain", accounts::explain),
        new Route(Method.GET, "/api/v1/intents", "intents", intents::list),
        new Route(Method.POST, "/api/v1/intents", "propose", intents::propose),
        new Route(Method.GET, "/api/v1/intents/{id}", "intent", intents::show),
        new Route(Method.POST, "/api/v1/intents/{id}/signatures", "verdict", intents::handIn),
        new Route(Method.POST, "/api/v1/intents/{id}/sign", "intentSign", intents::sign),
        new Route(Method.POST, "/api/v1/attestation", "attestation", attestation::attest),
        new Route(
            Method.GET, TunnelUpgrade.PATH, TunnelUpgrade.NAME, TunnelUpgrade::withoutUpgrade),
        new Route(Method.GET, "/api/v1/receipts", "receipts", receipts::lives),
        new Route(Method.GET, "/api/v1/receipts/{life}", "lifeReceipts", receipts::receipts),
        new Route(Method.GET, "/openapi.yaml", "openapi", _ -> OpenApi.document()));
  }

  /// Registers all of them, and an answer to whatever else comes.
  static void register(HttpRouting.Builder routing, List<Route> routes, Serving serving) {
    routes.forEach(route ->
        routing.route(
            route.method(),
            route.path(),
            serving.serve(route.name(), route.audience(), route.endpoint())));
    routes.stream()
        .map(Route::path)
        .distinct()
        .forEach(path ->
            routing.any(path, serving.serve("other", Audience.KNOWN, Serving::otherMethod)));
    routing.any(serving.serve("unknown", Audience.KNOWN, Serving::unknownPath));
  }

  private static Answer answer(JsonRpc rpc, Inquiry inquiry) {
    return rpc.answer(inquiry.caller(), inquiry.json(), inquiry.journal())
        .map(Answer::json)
        .orElseGet(Answer::none);
  }
}
