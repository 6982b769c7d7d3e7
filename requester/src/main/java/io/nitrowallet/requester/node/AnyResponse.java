package io.nitrowallet.requester.node;

import org.web3j.protocol.core.Response;
import tools.jackson.databind.JsonNode;

/// An answer whose result is passed on as it is.
final class AnyResponse extends Response<JsonNode> {}
