/// What crosses the socket, as sealed types and as JSON (protocol.md §1). Start with {@link
/// io.nitrowallet.vsock.request.EnclaveRequest} and {@link
/// io.nitrowallet.vsock.request.EnclaveReply}; the codecs turn each into bytes and back.
@NullMarked
package io.nitrowallet.vsock.request;

import org.jspecify.annotations.NullMarked;
