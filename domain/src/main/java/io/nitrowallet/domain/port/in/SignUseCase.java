package io.nitrowallet.domain.port.in;

/// Signs with an account's private key, where its policy allows it.
@FunctionalInterface
public interface SignUseCase {
  /// Judges, opens, signs and verifies its own signature, in this order.
  SignResult sign(SignCommand command);
}
