/// The road between the parent instance and the enclave: frames, sealed requests and replies,
/// sockets over vsock and Unix, the client that implements the driving ports by asking an enclave,
/// the server that answers, and the egress by which the enclave reaches KMS.
@NullMarked
package io.nitrowallet.vsock;

import org.jspecify.annotations.NullMarked;
