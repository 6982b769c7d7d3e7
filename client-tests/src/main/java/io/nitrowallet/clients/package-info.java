/// Tests beside the libraries that users of the wallet use. Ethers and viem run in processes of
/// their own, whose scripts stand in `src/test/js`; what they are made of is pinned in `npm` and
/// fetched by `fetch-parts`.
@NullMarked
package io.nitrowallet.clients;

import org.jspecify.annotations.NullMarked;
