/// The command line `nitro-wallet`. {@link io.nitrowallet.parent.cli.NitroWalletCli} holds `main`;
/// {@link io.nitrowallet.parent.cli.CommandTree} lists the commands, which only translate between
/// words and the services behind them.
@NullMarked
package io.nitrowallet.parent.cli;

import org.jspecify.annotations.NullMarked;
