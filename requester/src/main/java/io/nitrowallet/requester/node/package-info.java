/// The Ethereum node that is asked. {@link io.nitrowallet.requester.node.EthereumNode} says what
/// for, {@link io.nitrowallet.requester.node.Web3jNode} asks it over HTTP. A node may be broken or
/// lie: nothing it says decides what a signature is for without a check.
@NullMarked
package io.nitrowallet.requester.node;

import org.jspecify.annotations.NullMarked;
