package io.nitrowallet.requester.kms.policy;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// One call to KMS as policies see it.
///
/// @param caller the ARN of a user, a role or a session of a role
/// @param action `kms:Decrypt`
/// @param keyArn the resource
/// @param context values by condition key in lower case; a key without values is absent
public record Call(String caller, String action, String keyArn, Map<String, List<String>> context) {
  /// Copies the values, and puts their keys in lower case.
  public Call {
    Map<String, List<String>> lower = new HashMap<>();
    context.forEach((key, values) -> lower.put(key.toLowerCase(Locale.ROOT), List.copyOf(values)));
    context = Map.copyOf(lower);
  }

  /// The same, with the condition keys that AWS makes of the caller's ARN, over TLS.
  public Call withCaller() {
    Map<String, List<String>> all = new HashMap<>(context);
    String account = PrincipalNames.account(caller);
    all.put("aws:principalarn", List.of(caller));
    all.put("aws:principalaccount", List.of(account));
    all.put("kms:calleraccount", List.of(account));
    all.put("aws:securetransport", List.of("true"));
    return new Call(caller, action, keyArn, all);
  }

  /// The AWS account of a principal's ARN; empty if it is none.
  public static String accountOf(String arn) {
    return PrincipalNames.account(arn);
  }

  List<String> values(String conditionKey) {
    return context.getOrDefault(conditionKey, List.of());
  }
}
