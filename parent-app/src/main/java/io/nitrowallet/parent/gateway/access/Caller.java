package io.nitrowallet.parent.gateway.access;

import io.nitrowallet.domain.error.ErrorCode;
import io.nitrowallet.domain.error.RefusedException;

/// Whoever made a request. Thread-safe.
///
/// @param name as the callers' file has it, for the log; never what the caller says of itself
public record Caller(String name, Grant grant) {
  private static final Caller LOCAL = new Caller("local", Grant.ALL);

  /// Whoever reaches a gateway that asks nobody who they are: it may do everything.
  public static Caller local() {
    return LOCAL;
  }

  /// Goes on only if the caller may do this.
  ///
  /// @throws RefusedException with {@link ErrorCode#FORBIDDEN}
  public void require(Permission permission) {
    if (!grant.permissions().contains(permission)) {
      throw new RefusedException(
          ErrorCode.FORBIDDEN,
          "this caller lacks the permission '%s': ask whoever runs the gateway"
              .formatted(permission.wireName()));
    }
  }

  /// Which accounts are there for it.
  public AccountScope accounts() {
    return grant.accounts();
  }
}
