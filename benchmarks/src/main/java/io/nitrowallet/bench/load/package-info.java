/// Load for a whole local deployment: a gateway in a process of its own, asked over HTTP by many
/// clients at a time. Start with {@link io.nitrowallet.bench.load.LoadCommand}.
@NullMarked
package io.nitrowallet.bench.load;

import org.jspecify.annotations.NullMarked;
