@NullMarked
package io.nitrowallet.vsock.egress;

import org.jspecify.annotations.NullMarked;
