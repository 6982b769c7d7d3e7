package io.nitrowallet.parent.gateway.jsonrpc;

import io.nitrowallet.domain.error.ErrorCode;
import io.nitrowallet.domain.error.RefusedException;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// All methods of a gateway, by name.
public final class MethodTable {
  private static final String ALONE =
      "this gateway has no such method: it signs, and asks no node on anybody's behalf";
  private static final String WITH_NODE =
      "this gateway has no such method, nor does it pass it on to its node: see"
          + " 'gateway.passMethods'";

  private final Map<String, RpcMethod> methods;
  private final String unknown;

  private MethodTable(Map<String, RpcMethod> methods, String unknown) {
    this.methods = Map.copyOf(methods);
    this.unknown = unknown;
  }

  /// Those of a gateway without a node.
  public static MethodTable of(SigningMethods signing) {
    return new MethodTable(signing.table(), ALONE);
  }

  /// Those of a gateway with one.
  ///
  /// @throws RefusedException with {@link ErrorCode#INVALID_CONFIGURATION} if a method is to be
  ///   passed on that the gateway answers itself
  public static MethodTable of(SigningMethods signing, NodeMethods node) {
    Map<String, RpcMethod> all = new HashMap<>(signing.table());
    node.table()
        .forEach((name, method) -> {
          if (all.put(name, method) != null) {
            throw answeredHere(name);
          }
        });
    return new MethodTable(all, WITH_NODE);
  }

  static RefusedException answeredHere(String name) {
    return new RefusedException(
        ErrorCode.INVALID_CONFIGURATION,
        "'gateway.passMethods' holds %s, which the gateway answers itself".formatted(name));
  }

  boolean has(String name) {
    return methods.containsKey(name);
  }

  /// @throws RefusedException with {@link ErrorCode#UNKNOWN_REQUEST} if there is none
  RpcMethod find(String name) {
    @Nullable RpcMethod method = methods.get(name);
    if (method == null) {
      throw new RefusedException(ErrorCode.UNKNOWN_REQUEST, unknown);
    }
    return method;
  }
}
