package io.nitrowallet.requester.policy;

import io.nitrowallet.domain.bytes.Bytes;
import io.nitrowallet.domain.ethereum.SigningOperation;
import io.nitrowallet.domain.policy.Chains;
import io.nitrowallet.domain.policy.Constraint;
import io.nitrowallet.domain.policy.Recipients;
import io.nitrowallet.domain.policy.Rule;
import io.nitrowallet.domain.policy.Selectors;
import io.nitrowallet.domain.policy.Tokens;
import io.nitrowallet.domain.policy.Trait;
import io.nitrowallet.domain.policy.Types;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/// Finds what one rule does that its author may not have meant.
final class RuleLint {
  private static final Bytes TRANSFER = Bytes.ofHex("a9059cbb");

  private final Rule rule;

  private RuleLint(Rule rule) {
    this.rule = rule;
  }

  static Stream<String> of(Rule rule) {
    RuleLint lint = new RuleLint(rule);
    return Stream.of(lint.generous(), lint.idle(), lint.contradictory()).flatMap(each -> each);
  }

  private boolean isAbout(SigningOperation operation) {
    return rule.operations().contains(operation);
  }

  private <C extends Constraint> Optional<C> find(Class<C> kind) {
    return rule.constraints().stream().filter(kind::isInstance).map(kind::cast).findFirst();
  }

  /// What it allows.
  private Stream<String> generous() {
    Stream.Builder<String> found = Stream.builder();
    if (rule.approvals() == 0 && !rule.operations().isEmpty()) {
      found.add("it wants no approvals: what it allows may be signed any number of times");
    }
    if (isAbout(SigningOperation.DIGEST)) {
      found.add("it allows digests, each of which may be the hash of anything, a transaction too");
    }
    if (isAbout(SigningOperation.AUTHORIZATION) && find(Recipients.class).isEmpty()) {
      found.add("it allows any code to act for the account: name the code in 'to'");
    }
    if (makesCalls() && find(Selectors.Any.class).isPresent()) {
      found.add("\"selectors\":[\"*\"] allows every function, also approvals of token spending");
    }
    return found.build();
  }

  private boolean makesCalls() {
    return isAbout(SigningOperation.TRANSACTION) || isAbout(SigningOperation.USER_OPERATION);
  }

  /// What of it never matches, or says nothing.
  private Stream<String> idle() {
    if (rule.operations().isEmpty()) {
      return Stream.of("its 'op' is empty: it matches nothing");
    }
    return rule.constraints().stream().flatMap(this::idle);
  }

  private Stream<String> idle(Constraint constraint) {
    String member = Judged.member(constraint);
    if (Judged.matchesNothing(constraint)) {
      return Stream.of("its '%s' is an empty list, which nothing meets".formatted(member));
    }
    Set<SigningOperation> lost = EnumSet.copyOf(rule.operations());
    lost.removeAll(Judged.operations(constraint));
    if (lost.isEmpty()) {
      return Stream.empty();
    }
    List<String> words = lost.stream().map(SigningOperation::wireName).toList();
    if (!Judged.isSilentOnOthers(constraint)) {
      return Stream.of(
          "'%s' cannot be judged on %s, which the rule therefore never matches"
              .formatted(member, String.join(", ", words)));
    }
    return lost.size() == rule.operations().size()
        ? Stream.of("'%s' says nothing of %s".formatted(member, String.join(", ", words)))
        : Stream.empty();
  }

  /// What of it excludes what else it names.
  private Stream<String> contradictory() {
    Stream.Builder<String> found = Stream.builder();
    Optional<Tokens> tokens = find(Tokens.class);
    Optional<Selectors.Of> selectors = find(Selectors.Of.class);
    if (tokens.isPresent()
        && selectors.filter(it -> !it.allowed().contains(TRANSFER)).isPresent()) {
      found.add("'tokens' wants a transfer, whose selector 0xa9059cbb 'selectors' does not name");
    }
    find(Recipients.class)
        .flatMap(to -> tokens.filter(it -> namesOther(it, to)))
        .ifPresent(
            _ -> found.add("'to' is the token's contract, and lacks one that 'tokens' names"));
    find(Types.class).ifPresent(types -> types.named().forEach(trait -> clash(trait, found)));
    return found.build();
  }

  private static boolean namesOther(Tokens tokens, Recipients to) {
    return tokens.allowed().stream().anyMatch(token -> !to.allowed().contains(token.contract()));
  }

  private void clash(Trait trait, Stream.Builder<String> found) {
    if (trait == Trait.LEGACY_UNPROTECTED && find(Chains.class).isPresent()) {
      found.add("a 'legacyUnprotected' transaction is for no chain, so that 'chains' excludes it");
    }
    if (trait == Trait.CREATE
        && find(Recipients.class).isPresent()
        && !isAbout(SigningOperation.USER_OPERATION)) {
      found.add("a transaction that is 'create' has no recipient, so that 'to' excludes it");
    }
  }
}
