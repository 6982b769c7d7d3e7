package io.nitrowallet.parent.gateway.access;

import io.nitrowallet.domain.error.ErrorCode;
import io.nitrowallet.domain.error.RefusedException;
import java.util.Set;

/// Whoever made a request. Thread-safe.
///
/// @param name as the tokens file has it, for the log; never what the caller says of itself
/// @param pace how often it may call
public record Caller(String name, Grant grant, Pace pace) {
  private static final Caller LOCAL = new Caller("local", Grant.ALL, Pace.unlimited());
  private static final Caller ANYBODY =
      new Caller(
          "anybody",
          new Grant(new AccountScope.Listed(Set.of(), Set.of()), Set.of()),
          Pace.unlimited());

  /// Whoever reaches a gateway that asks nobody who they are: it may do everything.
  public static Caller local() {
    return LOCAL;
  }

  /// Whoever was not asked, and may do nothing that takes a permission.
  public static Caller anybody() {
    return ANYBODY;
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

  /// Counts one call.
  ///
  /// @throws RefusedException with {@link ErrorCode#RATE_LIMITED} if it is one too many
  public void spend() {
    pace.spend();
  }
}
