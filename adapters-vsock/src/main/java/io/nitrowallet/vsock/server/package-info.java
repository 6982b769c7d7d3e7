/// The side that answers. Start with {@link io.nitrowallet.vsock.server.EnclaveServer}, which
/// accepts, bounds and isolates connections, and {@link
/// io.nitrowallet.vsock.server.RequestHandler}, which it asks for each reply.
@NullMarked
package io.nitrowallet.vsock.server;

import org.jspecify.annotations.NullMarked;
