/// What an enclave tells of itself (protocol.md §8): events of a few fixed kinds, which go to the
/// parent through a bounded queue. They are the only words of an enclave besides its replies.
///
/// Start with {@link io.nitrowallet.vsock.event.EnclaveEvent}, whose types leave no room for
/// anything secret, and {@link io.nitrowallet.vsock.event.EventChannel}, which carries them out.
@NullMarked
package io.nitrowallet.vsock.event;

import org.jspecify.annotations.NullMarked;
