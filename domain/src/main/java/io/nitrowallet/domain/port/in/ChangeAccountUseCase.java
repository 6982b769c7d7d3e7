package io.nitrowallet.domain.port.in;

/// Changes an account, where as many operators as the policy's `change` wants approve of it:
/// another policy, or another sealing. Its key and address stay.
@FunctionalInterface
public interface ChangeAccountUseCase {
  /// Judges, opens and seals anew, one version up. Replacing the row, once the new one was
  /// verified, is the caller's part.
  ChangeAccountResult change(ChangeAccountCommand command);
}
