/// What a call of a contract says, where its function is one of those that move or release assets
/// (Solidity's ABI specification, strict mode and more).
///
/// Start with {@link io.nitrowallet.domain.calldata.Call}. Data that is not encoded in the one
/// canonical way is not interpreted: contracts of different compilers read it in different ways.
@NullMarked
package io.nitrowallet.domain.calldata;

import org.jspecify.annotations.NullMarked;
