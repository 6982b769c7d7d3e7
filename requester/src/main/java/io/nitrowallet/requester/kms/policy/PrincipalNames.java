package io.nitrowallet.requester.kms.policy;

import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/// The `Principal` of a statement: everyone, or AWS principals by ARN or account.
record PrincipalNames(List<String> names) {
  private static final String EVERYONE = "*";
  private static final Pattern ACCOUNT = Pattern.compile("[0-9]{12}");
  private static final Pattern ARN =
      Pattern.compile("arn:aws[a-z-]*:(?:iam|sts)::([0-9]{12}):[A-Za-z0-9+=,.@_/-]+");
  private static final Pattern SESSION =
      Pattern.compile("arn:(aws[a-z-]*):sts::([0-9]{12}):assumed-role/([^/]+)/[^/]+");

  /// How a statement's principals concern a caller.
  enum Match {
    /// Not at all.
    NONE,
    /// The caller's account is meant: whoever in it has an identity policy that allows the action.
    ACCOUNT,
    /// The caller, or everyone, is meant.
    CALLER
  }

  static PrincipalNames parse(JsonNode node) {
    List<String> names =
        node.isString()
            ? PolicyJson.strings("Principal", node)
            : PolicyJson.strings(
                "Principal",
                PolicyJson.member(
                    "Principal", PolicyJson.object("Principal", node, Set.of("AWS")), "AWS"));
    boolean isKnown =
        node.isString()
            ? names.equals(List.of(EVERYONE))
            : names.stream().allMatch(PrincipalNames::isName);
    if (!isKnown) {
      throw PolicyJson.unreadable("Principal names something else than AWS principals");
    }
    return new PrincipalNames(names);
  }

  /// @param arn of the caller
  Match match(String arn) {
    String account = account(arn);
    if (names.contains(EVERYONE) || names.contains(arn) || names.contains(role(arn))) {
      return Match.CALLER;
    }
    return names.contains(account) || names.stream().anyMatch(name -> isRoot(name, account))
        ? Match.ACCOUNT
        : Match.NONE;
  }

  /// The account of a principal's ARN; empty if it is none.
  static String account(String arn) {
    Matcher matcher = ARN.matcher(arn);
    return matcher.matches() ? matcher.group(1) : "";
  }

  private static boolean isName(String name) {
    return name.equals(EVERYONE) || ACCOUNT.matcher(name).matches() || ARN.matcher(name).matches();
  }

  private static boolean isRoot(String name, String account) {
    return !account.isEmpty() && name.matches("arn:aws[a-z-]*:iam::" + account + ":root");
  }

  /// The role that a session was assumed from; the ARN itself if it is no session.
  static String role(String arn) {
    Matcher matcher = SESSION.matcher(arn);
    return matcher.matches()
        ? "arn:%s:iam::%s:role/%s".formatted(matcher.group(1), matcher.group(2), matcher.group(3))
        : arn;
  }
}
