package io.nitrowallet.domain.intent;

import io.nitrowallet.domain.bytes.Bytes;
import io.nitrowallet.domain.dsse.DsseEnvelope;
import io.nitrowallet.domain.dsse.DsseSignature;
import io.nitrowallet.domain.dsse.VerifyingKey;
import io.nitrowallet.domain.error.ErrorCode;
import io.nitrowallet.domain.error.RefusedException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/// What an operator says of an intent: a signature over the intent's payload under a type of its
/// own, so that none passes for another. Only approvals mean anything to an enclave; the others
/// stop honest gateways.
public enum Verdict {
  /// It shall be done.
  APPROVAL(Intent.PAYLOAD_TYPE),
  /// It shall not be done. Any operator of the account may say so.
  REJECTION("application/vnd.nitro-wallet.rejection+json"),
  /// It is no longer wanted. Its initiator, who proposed it with an approval, may say so.
  WITHDRAWAL("application/vnd.nitro-wallet.withdrawal+json");

  private final String payloadType;

  Verdict(String payloadType) {
    this.payloadType = payloadType;
  }

  /// The media type that is signed with the payload.
  public String payloadType() {
    return payloadType;
  }

  /// The verdict whose type is `payloadType`.
  ///
  /// @throws RefusedException with {@link ErrorCode#INVALID_VALUE} if it is none's
  public static Verdict of(String payloadType) {
    return Arrays.stream(values())
        .filter(verdict -> verdict.payloadType.equals(payloadType))
        .findFirst()
        .orElseThrow(() ->
            new RefusedException(
                ErrorCode.INVALID_VALUE,
                "the payload type of a verdict on an intent is one of "
                    + Arrays.stream(values())
                        .map(Verdict::payloadType)
                        .collect(Collectors.joining(", "))));
  }

  /// What an operator's key signs.
  ///
  /// @param payload of the intent
  public Bytes toBeSigned(Bytes payload) {
    return DsseEnvelope.preAuthenticationEncoding(payloadType, payload);
  }

  /// Demands that `signature` is this verdict of one of `operators` on `payload`.
  ///
  /// @param operators keys by operator id
  /// @throws RefusedException with {@link ErrorCode#SIGNATURE_REFUSED} if it is not
  public void require(Bytes payload, DsseSignature signature, Map<String, VerifyingKey> operators) {
    new DsseEnvelope(payloadType, payload, List.of(signature)).verify(payloadType, operators);
  }

  /// Whether {@link #require} is content.
  public boolean isBy(Bytes payload, DsseSignature signature, Map<String, VerifyingKey> operators) {
    VerifyingKey key = operators.get(signature.keyId());
    return key != null && key.verifies(toBeSigned(payload), signature.signature());
  }
}
