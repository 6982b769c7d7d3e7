package io.nitrowallet.domain.planted;

import software.amazon.awssdk.services.kms.KmsClient;
import software.amazon.awssdk.services.kms.KmsClientBuilder;

/// A library that belongs to an adapter.
public final class DomainThatCallsKms {
  /// Breaks the rule.
  public KmsClientBuilder violate() {
    return KmsClient.builder();
  }
}
