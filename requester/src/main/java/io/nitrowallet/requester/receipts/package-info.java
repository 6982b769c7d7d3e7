/// Receipts: fetched from enclaves, kept in files and in a table, and laid before an auditor.
///
/// Start with {@link io.nitrowallet.requester.receipts.ReceiptCollector}, which fetches, and {@link
/// io.nitrowallet.requester.receipts.ReceiptInspection}, which reads what was kept. Nothing here is
/// trusted by an auditor: it runs on the parent instance.
@NullMarked
package io.nitrowallet.requester.receipts;

import org.jspecify.annotations.NullMarked;
