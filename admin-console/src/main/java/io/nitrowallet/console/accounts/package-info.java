/// The accounts of the table. {@link io.nitrowallet.console.accounts.AccountList} is what is shown,
/// {@link io.nitrowallet.console.accounts.AccountsView} shows it.
@NullMarked
package io.nitrowallet.console.accounts;

import org.jspecify.annotations.NullMarked;
