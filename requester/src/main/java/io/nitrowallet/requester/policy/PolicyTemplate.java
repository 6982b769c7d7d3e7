package io.nitrowallet.requester.policy;

import io.nitrowallet.domain.policy.Operator;
import io.nitrowallet.formats.json.StrictJson;
import java.util.List;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// Policies to begin with. Each lets nothing be signed that no operator approved.
public enum PolicyTemplate {
  /// Small payments and messages by one operator, larger ones and token transfers by most of them.
  TREASURY {
    @Override
    void addRules(ArrayNode rules, List<Long> chains, int most) {
      rule(rules, "small-payments", "transaction", 1)
          .put("maxValueWei", "100000000000000000")
          .put("maxFeeWei", "10000000000000000")
          .set("chains", numbers(chains));
      transactions(rules, chains, most);
      rule(rules, "messages", "message", 1);
    }
  },
  /// Everything by most of the operators.
  STRICT {
    @Override
    void addRules(ArrayNode rules, List<Long> chains, int most) {
      transactions(rules, chains, most);
      rule(rules, "messages", "message", most);
    }
  };

  private static final String ERC20_TRANSFER = "0xa9059cbb";

  abstract void addRules(ArrayNode rules, List<Long> chains, int most);

  /// The policy as JSON, on several lines.
  ///
  /// @param chains of its transactions
  public String write(List<Operator> operators, List<Long> chains) {
    int most = operators.size() / 2 + 1;
    ObjectNode policy = StrictJson.object().put("v", 1);
    ArrayNode list = policy.putArray("operators");
    for (Operator operator : operators) {
      list.addObject().put("id", operator.id()).put("key", operator.key().text());
    }
    addRules(policy.putArray("rules"), chains, most);
    policy.putObject("change").put("approvals", most);
    return policy.toPrettyString() + "\n";
  }

  private static void transactions(ArrayNode rules, List<Long> chains, int approvals) {
    ObjectNode rule =
        rule(rules, "payments-and-tokens", "transaction", approvals)
            .put("maxFeeWei", "50000000000000000");
    rule.putArray("selectors").add(ERC20_TRANSFER);
    rule.set("chains", numbers(chains));
  }

  private static ObjectNode rule(ArrayNode rules, String name, String operation, int approvals) {
    ObjectNode rule = rules.addObject().put("name", name);
    rule.putArray("op").add(operation);
    return rule.put("approvals", approvals);
  }

  private static ArrayNode numbers(List<Long> chains) {
    ArrayNode array = StrictJson.object().putArray("chains");
    chains.forEach(array::add);
    return array;
  }
}
