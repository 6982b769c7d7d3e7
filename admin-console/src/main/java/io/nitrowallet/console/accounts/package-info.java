/// The accounts of the table. {@link io.nitrowallet.console.accounts.AccountList} is what is shown,
/// {@link io.nitrowallet.console.accounts.AccountsView} shows it; {@link
/// io.nitrowallet.console.accounts.AccountOffice} is what can be done with them.
@NullMarked
package io.nitrowallet.console.accounts;

import org.jspecify.annotations.NullMarked;
