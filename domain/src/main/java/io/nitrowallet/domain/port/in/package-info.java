/// Driving ports: what a caller may ask of an enclave, locally or over a socket.
@NullMarked
package io.nitrowallet.domain.port.in;

import org.jspecify.annotations.NullMarked;
