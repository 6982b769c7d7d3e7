package io.nitrowallet.parent.gateway.access;

import java.util.EnumSet;
import java.util.Set;

/// What a caller may do with which accounts: each of the permissions with each of the accounts.
public record Grant(AccountScope accounts, Set<Permission> permissions) {
  /// Everything.
  public static final Grant ALL =
      new Grant(new AccountScope.Every(), EnumSet.allOf(Permission.class));

  /// Copies the set.
  public Grant {
    permissions = Set.copyOf(permissions);
  }
}
