package io.nitrowallet.requester.node;

import io.nitrowallet.domain.bytes.Bytes;
import io.nitrowallet.domain.error.RefusedException;
import io.nitrowallet.formats.json.NodeJson;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import org.web3j.protocol.Service;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// What web3j speaks through. Its reader takes duplicate members, an answer to nobody's question
/// and one that is result and error at once; so answers are read strictly before it sees them.
final class NodeService extends Service {
  private final NodeConnection connection;

  NodeService(NodeConnection connection) {
    super(false);
    this.connection = connection;
  }

  @Override
  protected InputStream performIO(String request) {
    Bytes answer = connection.post(Bytes.copyOf(request.getBytes(StandardCharsets.UTF_8)));
    if (!isAnswer(answer)) {
      throw NodeConnection.unavailable("the node answered with something that is no JSON-RPC");
    }
    return new ByteArrayInputStream(answer.toArray());
  }

  private static boolean isAnswer(Bytes document) {
    try {
      return NodeJson.parse(document) instanceof ObjectNode answer && isAnswer(answer);
    } catch (RefusedException _) {
      return false;
    }
  }

  private static boolean isAnswer(ObjectNode answer) {
    if (!answer.path("id").isIntegralNumber()) {
      return false;
    }
    JsonNode error = answer.path("error");
    boolean none = error.isMissingNode() || error.isNull();
    return none ? answer.has("result") : isError(answer);
  }

  private static boolean isError(ObjectNode answer) {
    JsonNode error = answer.path("error");
    return error.path("code").canConvertToInt()
        && error.path("message").isString()
        && (!answer.has("result") || answer.path("result").isNull());
  }

  @Override
  public void close() {
    connection.close();
  }
}
