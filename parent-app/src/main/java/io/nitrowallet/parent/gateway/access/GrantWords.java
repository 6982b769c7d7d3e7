package io.nitrowallet.parent.gateway.access;

import io.nitrowallet.domain.account.AccountName;
import io.nitrowallet.domain.account.Address;
import io.nitrowallet.domain.error.ErrorCode;
import io.nitrowallet.domain.error.RefusedException;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/// A grant as the words that people write.
final class GrantWords {
  private static final List<String> ALL = List.of("*");
  private static final Pattern ADDRESS = Pattern.compile("0x[0-9a-fA-F]{40}");
  private static final int MAX_ACCOUNTS = 1_000;

  private GrantWords() {}

  /// @param accounts names and addresses, or `*` alone
  /// @param operations names of permissions, or `*` alone
  /// @throws RefusedException with {@link ErrorCode#INVALID_CONFIGURATION} if a word is none
  static Grant grant(List<String> accounts, List<String> operations) {
    return new Grant(scope(accounts), permissions(operations));
  }

  private static AccountScope scope(List<String> words) {
    if (words.equals(ALL)) {
      return new AccountScope.Every();
    }
    if (words.size() > MAX_ACCOUNTS) {
      throw refused("'accounts' holds over 1000 entries");
    }
    Set<AccountName> names = new HashSet<>();
    Set<Address> addresses = new HashSet<>();
    for (String word : words) {
      try {
        if (ADDRESS.matcher(word).matches()) {
          addresses.add(Address.parse(word));
        } else {
          names.add(new AccountName(word));
        }
      } catch (RefusedException e) {
        throw new RefusedException(
            ErrorCode.INVALID_CONFIGURATION,
            "'accounts' holds names and addresses, or * alone: " + e.sentence(),
            e);
      }
    }
    return new AccountScope.Listed(names, addresses);
  }

  private static Set<Permission> permissions(List<String> words) {
    if (words.equals(ALL)) {
      return EnumSet.allOf(Permission.class);
    }
    Set<Permission> permissions = EnumSet.noneOf(Permission.class);
    for (String word : words) {
      permissions.add(
          Permission.named(word)
              .orElseThrow(() ->
                  refused(
                      "'operations' holds some of %s, or * alone".formatted(Permission.words()))));
    }
    return permissions;
  }

  private static RefusedException refused(String sentence) {
    return new RefusedException(ErrorCode.INVALID_CONFIGURATION, sentence);
  }
}
