package io.nitrowallet.domain.decision;

/// A rule that did not match.
///
/// @param rule its name
/// @param reason the first constraint that was not met, what the request has and what the rule
///   wants; safe to show
public record PassedOver(String rule, String reason) {}
