package io.nitrowallet.console.composition;

import dagger.Binds;
import dagger.Module;
import io.nitrowallet.console.audit.Books;
import io.nitrowallet.console.audit.ReceiptBooks;

/// The receipts that were kept.
@Module
interface AuditModule {
  @Binds
  Books books(ReceiptBooks books);
}
