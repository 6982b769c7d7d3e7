/// The frame of protocol.md §1: `u64 little-endian length ‖ payload` on a stream socket. Start with
/// {@link io.nitrowallet.vsock.frame.FrameConnection}.
@NullMarked
package io.nitrowallet.vsock.frame;

import org.jspecify.annotations.NullMarked;
