package io.nitrowallet.domain.receipt;

import io.nitrowallet.domain.account.AccountName;
import io.nitrowallet.domain.account.Address;
import io.nitrowallet.domain.bytes.Bytes;
import java.time.Instant;

/// One thing that is wrong with receipts. Each means that somebody changed, held back or exchanged
/// them, or that an older state of an account was used, unless the operators know another reason.
public sealed interface AuditFinding {
  /// What it is and where, for an operator; nothing in it comes from text that nobody signed.
  String sentence();

  /// A line that is no boot document and no receipt, or a receipt that its life did not sign.
  ///
  /// @param place such as `receipts.jsonl:12`
  record Damaged(String place, String reason) implements AuditFinding {
    @Override
    public String sentence() {
      return "%s is damaged: %s".formatted(place, reason);
    }
  }

  /// Receipts that stand behind no boot document.
  record Homeless(String place) implements AuditFinding {
    @Override
    public String sentence() {
      return "%s holds receipts of a life whose boot document is missing or unreadable: they prove"
              .formatted(place)
          + " nothing";
    }
  }

  /// The boot document is not one of an expected enclave.
  ///
  /// @param reason all that speaks against it
  record Unattested(String place, String reason) implements AuditFinding {
    @Override
    public String sentence() {
      return "%s: the boot document is not one of an expected enclave: %s".formatted(place, reason);
    }
  }

  /// Receipts are missing.
  ///
  /// @param from the first that is missing
  /// @param to the last
  record Missing(Bytes life, long from, long to) implements AuditFinding {
    @Override
    public String sentence() {
      return "life %s: %s missing"
          .formatted(
              ReceiptReference.brief(life),
              from == to ? "receipt " + from + " is" : "receipts " + from + " to " + to + " are");
    }
  }

  /// A receipt does not follow the one that stands before it.
  record Unlinked(ReceiptReference receipt) implements AuditFinding {
    @Override
    public String sentence() {
      return receipt.words()
          + " does not follow the one before it: the chain was cut, or the boot document exchanged";
    }
  }

  /// A receipt stands there again, or too late.
  record Repeated(ReceiptReference receipt) implements AuditFinding {
    @Override
    public String sentence() {
      return receipt.words() + " stands there again, out of its place";
    }
  }

  /// There are two receipts of one number.
  record Forked(ReceiptReference receipt) implements AuditFinding {
    @Override
    public String sentence() {
      return receipt.words() + " is not the only one of this number: one key signed two chains";
    }
  }

  /// The time of a receipt is before that of the one before it, or before the life began.
  record TimeRanBack(ReceiptReference receipt, Instant before) implements AuditFinding {
    @Override
    public String sentence() {
      return "%s is dated before what precedes it (%s)".formatted(receipt.words(), before);
    }
  }

  /// A state of an account was used after a newer one had been.
  ///
  /// @param older the version of the row that was used
  /// @param newer the version that had been opened before
  record RolledBack(
      AccountName name,
      Address address,
      long older,
      ReceiptReference used,
      long newer,
      ReceiptReference opened)
      implements AuditFinding {
    @Override
    public String sentence() {
      return "'%s' (%s) was rolled back: version %s was used by %s, after version %s by %s"
          .formatted(name, address, older, used.words(), newer, opened.words());
    }
  }

  /// One version of an account had two policies.
  record TwoPolicies(
      AccountName name, Address address, long version, ReceiptReference one, ReceiptReference other)
      implements AuditFinding {
    @Override
    public String sentence() {
      return "'%s' (%s): version %s has one policy by %s and another by %s"
          .formatted(name, address, version, one.words(), other.words());
    }
  }

  /// A receipt is not the one that somebody outside saw.
  record HeadDiffers(ReceiptReference receipt) implements AuditFinding {
    @Override
    public String sentence() {
      return receipt.words() + " is not the one that was seen when it was the newest";
    }
  }

  /// The receipts end before one that somebody outside saw.
  ///
  /// @param last the newest that is here; 0 for none
  /// @param seen the number of the one that was seen
  record TailDropped(Bytes life, long last, long seen) implements AuditFinding {
    @Override
    public String sentence() {
      return "life %s: the receipts end at %s, but %s was seen: the rest was dropped"
          .formatted(ReceiptReference.brief(life), last, seen);
    }
  }

  /// There is nothing of a life of which somebody outside saw receipts.
  ///
  /// @param seen the number of the newest that was seen
  record LifeMissing(Bytes life, long seen) implements AuditFinding {
    @Override
    public String sentence() {
      return "life %s: there is nothing here, but receipt %s was seen"
          .formatted(ReceiptReference.brief(life), seen);
    }
  }
}
