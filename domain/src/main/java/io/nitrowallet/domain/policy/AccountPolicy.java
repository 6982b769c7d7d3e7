package io.nitrowallet.domain.policy;

import io.nitrowallet.domain.account.PolicyText;
import io.nitrowallet.domain.decision.Decision;
import io.nitrowallet.domain.dsse.VerifyingKey;
import io.nitrowallet.domain.error.ErrorCode;
import io.nitrowallet.domain.error.RefusedException;
import io.nitrowallet.domain.ethereum.Authorization;
import io.nitrowallet.domain.ethereum.BareDigest;
import io.nitrowallet.domain.ethereum.PersonalMessage;
import io.nitrowallet.domain.ethereum.Signable;
import io.nitrowallet.domain.ethereum.TypedMessage;
import io.nitrowallet.domain.ethereum.UnprotectedTransaction;
import io.nitrowallet.domain.ethereum.UnsignedTransaction;
import io.nitrowallet.domain.ethereum.UserOperation;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/// What an account may sign (protocol.md §5).
///
/// This version evaluates one policy, {@link #OPEN}, which must be named. Any other text is refused
/// when an account is made and when it signs: a policy that is not understood is never ignored.
public final class AccountPolicy {
  /// The policy `open`, as it is stored and hashed: everything but bare digests, without approvals.
  public static final PolicyText OPEN =
      new PolicyText(
          """
          {"v":1,"operators":[],"rules":[{"name":"open",\
          "op":["transaction","message","typedData","authorization","userOperation"],\
          "types":["legacy","accessList","dynamicFee","blob","create","setCode"],\
          "selectors":["*"],"approvals":0}],"change":{"approvals":0}}\
          """);

  private static final AccountPolicy OPEN_POLICY = new AccountPolicy();

  private AccountPolicy() {}

  /// The policy that `text` states.
  ///
  /// @throws RefusedException with {@link ErrorCode#POLICY_UNSUPPORTED} if it is not `open`
  public static AccountPolicy parse(PolicyText text) {
    if (!text.equals(OPEN)) {
      throw new RefusedException(
          ErrorCode.POLICY_UNSUPPORTED, "this version evaluates only the policy 'open'");
    }
    return OPEN_POLICY;
  }

  /// Whether, and by which rule, `signable` may be signed.
  public Decision decide(Signable signable, Instant now) {
    return switch (signable) {
      case UnprotectedTransaction _ ->
          new Decision.Denied(
              "the transaction is valid on every chain, and the policy does not allow"
                  + " 'legacyUnprotected'",
              List.of());
      case BareDigest _ -> new Decision.Denied("the policy allows no digests", List.of());
      case UnsignedTransaction _, TypedMessage _, Authorization _, UserOperation _ ->
          new Decision.Allowed("open", 0, List.of());
      case PersonalMessage message when message.isReadable() ->
          new Decision.Allowed("open", 0, List.of());
      case PersonalMessage _ ->
          new Decision.Denied(
              "a message of 32 bytes, or one that is not printable text, may be the hash of"
                  + " anything; the policy allows no digests",
              List.of());
    };
  }

  /// The keys of the operators, by id.
  public Map<String, VerifyingKey> operatorKeys() {
    return Map.of();
  }

  /// How many operators a change of the policy wants.
  public int changeApprovals() {
    return 0;
  }
}
