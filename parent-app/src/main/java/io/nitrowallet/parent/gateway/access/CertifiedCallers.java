package io.nitrowallet.parent.gateway.access;

import io.nitrowallet.domain.error.ErrorCode;
import io.nitrowallet.domain.error.RefusedException;

/// Whoever has a certificate of the clients' authority may do everything.
public record CertifiedCallers() implements Callers {
  private static final int NAME_DIGITS = 16;

  @Override
  public Caller identify(Shown shown) {
    String fingerprint =
        shown
            .certificate()
            .orElseThrow(() ->
                new RefusedException(
                    ErrorCode.UNAUTHENTICATED, "show a certificate of the clients' authority"))
            .hex();
    return new Caller(
        "certificate-" + fingerprint.substring(0, NAME_DIGITS), Grant.ALL, Pace.unlimited());
  }

  @Override
  public void reload() {
    // the authority decides, not a list
  }
}
