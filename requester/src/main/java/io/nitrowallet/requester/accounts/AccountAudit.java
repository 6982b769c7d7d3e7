package io.nitrowallet.requester.accounts;

import io.nitrowallet.domain.account.Account;
import io.nitrowallet.domain.account.AccountName;
import io.nitrowallet.domain.attestation.BirthStatement.Origin;
import io.nitrowallet.domain.error.ErrorCode;
import io.nitrowallet.domain.error.RefusedException;
import io.nitrowallet.domain.service.BirthCertificateCheck.Birthplace;

/// Checks an existing account as thoroughly as a new one, and pins it where that is asked for: on
/// another machine than the one that made it, or after a creation that was interrupted.
public final class AccountAudit {
  private final PinnedAccounts accounts;
  private final BirthInspection births;
  private final AccountVerification verification;
  private final AddressPins pins;

  /// Composes the parts.
  public AccountAudit(
      PinnedAccounts accounts,
      BirthInspection births,
      AccountVerification verification,
      AddressPins pins) {
    this.accounts = accounts;
    this.births = births;
    this.verification = verification;
    this.pins = pins;
  }

  /// Compares with the pin, checks the birth certificate and has the enclave open the row.
  ///
  /// @throws RefusedException with {@link ErrorCode#ADDRESS_MISMATCH}, {@link
  ///   ErrorCode#BIRTH_CERTIFICATE_REFUSED} or as the enclave and the table refuse
  public Audited audit(AccountName name, Pinning pinning) {
    PinnedAccounts.Found found = accounts.find(name);
    Account account = found.account();
    Birthplace birthplace = inspect(account);
    verification.verify(account);
    if (pinning == Pinning.NO) {
      return new Audited(account, found.pinned(), birthplace);
    }
    pins.pin(name, new Pin(account.address(), birthplace.origin()));
    return new Audited(account, AddressPins.Pinned.YES, birthplace);
  }

  /// Checks the birth certificate of a row alone; nobody is asked.
  ///
  /// @return what it proves
  /// @throws RefusedException with {@link ErrorCode#BIRTH_CERTIFICATE_REFUSED}; with {@link
  ///   ErrorCode#INVALID_CONFIGURATION} if PCR0 is not known
  public Birthplace inspect(Account account) {
    Birthplace birthplace = births.inspectArchived(account);
    requirePinnedOrigin(account.name(), birthplace.origin());
    return birthplace;
  }

  /// The certificate may have been exchanged for another one of the same key: whoever imported it
  /// once can have it imported again.
  private void requirePinnedOrigin(AccountName name, Origin found) {
    if (pins.find(name).filter(pin -> pin.origin() != found).isPresent()) {
      throw new RefusedException(
          ErrorCode.BIRTH_CERTIFICATE_REFUSED,
          "'%s' was pinned here with another origin than its birth certificate states now: %s"
              .formatted(name, found.wireName()));
    }
  }

  /// An account that stood every check.
  ///
  /// @param birthplace the enclave life that made it, its origin, and the root that vouches for it
  public record Audited(Account account, AddressPins.Pinned pinned, Birthplace birthplace) {}

  /// Whether an account that stands every check is pinned.
  public enum Pinning {
    /// It is.
    YES,
    /// It is not.
    NO
  }
}
