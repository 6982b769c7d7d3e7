/// Tests beside the libraries and tools that users of the wallet use. Ethers and viem run in
/// processes of their own, whose scripts stand in `src/test/js`; what they are made of is pinned in
/// `npm` and fetched by `fetch-parts`, as are cast and anvil. Tests of a gateway run against
/// `nitro-wallet dev --chain`, all against one.
@NullMarked
package io.nitrowallet.clients;

import org.jspecify.annotations.NullMarked;
