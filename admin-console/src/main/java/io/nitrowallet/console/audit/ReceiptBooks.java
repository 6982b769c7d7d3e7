package io.nitrowallet.console.audit;

import io.nitrowallet.console.session.Profile;
import io.nitrowallet.domain.attestation.AttestationExpectations.DebugMode;
import io.nitrowallet.domain.attestation.AttestationExpectations.Freshness;
import io.nitrowallet.domain.bytes.Bytes;
import io.nitrowallet.domain.error.ErrorCode;
import io.nitrowallet.domain.error.RefusedException;
import io.nitrowallet.domain.port.out.ReceiptArchive;
import io.nitrowallet.domain.receipt.AuditTerms;
import io.nitrowallet.domain.receipt.ReceiptHead;
import io.nitrowallet.formats.json.ReceiptJson;
import io.nitrowallet.requester.attestation.AttestationInquiry.Demand;
import io.nitrowallet.requester.composition.RequesterComponent;
import io.nitrowallet.requester.config.Configuration;
import io.nitrowallet.requester.config.Setting;
import io.nitrowallet.requester.receipts.HeadFile;
import io.nitrowallet.requester.receipts.LikelyImages;
import io.nitrowallet.requester.receipts.ReceiptExport;
import io.nitrowallet.requester.receipts.ReceiptFiles;
import io.nitrowallet.requester.receipts.ReceiptInspection;
import io.nitrowallet.requester.receipts.ReceiptListing;
import jakarta.inject.Inject;
import jakarta.inject.Provider;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongConsumer;

/// The receipts that were kept, as `audit verify` and `audit export` read them. To be used in the
/// background.
public final class ReceiptBooks implements Books {
  /// How many lines are listed; all are audited.
  private static final int MOST = 100_000;

  private final Profile profile;
  private final Provider<RequesterComponent> requester;

  @Inject
  ReceiptBooks(Profile profile, Provider<RequesterComponent> requester) {
    this.profile = profile;
    this.requester = requester;
  }

  @Override
  public Audited audit(Source source, LongConsumer progress) {
    Configuration configuration = profile.configuration();
    Map<Bytes, ReceiptHead> heads =
        HeadFile.read(configuration.path(Setting.HEADS_FILE).orElseThrow());
    var demand =
        new Demand(configuration.pcrs(), Freshness.Live.DEFAULT_MAX_AGE, DebugMode.REFUSED);
    LikelyImages images =
        new LikelyImages(requester.get().attestationVerifier())
            .with(demand.of(Optional.empty(), new Freshness.Archived()));
    ReceiptListing listing =
        new ReceiptListing(new AuditTerms(images::judge, ReceiptJson::decode, heads), MOST);
    ReceiptInspection inspection = new ReceiptInspection(listing, progress);
    switch (source) {
      case FOLDER ->
          ReceiptFiles.in(configuration.path(Setting.RECEIPTS_FOLDER).orElseThrow())
              .forEach(inspection::file);
      case TABLE -> inspection.table(requester.get().receipts());
    }
    return new Audited(listing.end(), heads.size());
  }

  @Override
  public long export(Source source, Form form, Path file) {
    if (!file.isAbsolute()) {
      throw new RefusedException(
          ErrorCode.INVALID_VALUE, "name the file by its whole path, such as /home/…/receipts.csv");
    }
    ReceiptArchive archive =
        switch (source) {
          case FOLDER -> requester.get().receiptFiles();
          case TABLE -> requester.get().receipts();
        };
    ReceiptExport export = new ReceiptExport(archive);
    return switch (form) {
      case JSONL -> export.lines(file);
      case CSV -> export.csv(file);
    };
  }
}
