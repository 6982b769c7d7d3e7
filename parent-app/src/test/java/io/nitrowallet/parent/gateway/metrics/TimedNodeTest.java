package io.nitrowallet.parent.gateway.metrics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.nitrowallet.domain.error.ErrorCode;
import io.nitrowallet.domain.error.RefusedException;
import io.nitrowallet.requester.node.EthereumNode;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class TimedNodeTest {
  private static final List<Method> QUESTIONS =
      Arrays.stream(EthereumNode.class.getMethods()).toList();

  private final List<String> asked = new ArrayList<>();
  private final GatewayMetrics metrics = new GatewayMetrics();

  private EthereumNode silent() {
    return (EthereumNode)
        Proxy.newProxyInstance(
            getClass().getClassLoader(),
            new Class<?>[] {EthereumNode.class},
            (_, method, _) -> {
              asked.add(method.getName());
              throw new RefusedException(ErrorCode.UNAVAILABLE, "no answer");
            });
  }

  @Test
  void passesEveryQuestionOnAndTakesItsTimeAlsoWhereItIsRefused() {
    TimedNode node = new TimedNode(silent(), metrics);
    for (Method question : QUESTIONS) {
      Object[] arguments = new Object[question.getParameterCount()];
      var thrown =
          assertThrows(InvocationTargetException.class, () -> question.invoke(node, arguments));
      assertInstanceOf(RefusedException.class, thrown.getCause());
    }
    assertEquals(QUESTIONS.stream().map(Method::getName).toList(), asked);
    String text = new String(metrics.text().toArray(), StandardCharsets.UTF_8);
    String count =
        "nitro_wallet_gateway_step_seconds_count{step=\"node\"} %s\n".formatted(QUESTIONS.size());
    assertTrue(text.contains(count), text);
  }
}
