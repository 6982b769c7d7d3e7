package io.nitrowallet.vsock.transport;

import io.nitrowallet.domain.error.ErrorCode;
import io.nitrowallet.domain.error.RefusedException;

/// Where a vsock service is: a context identifier (CID) and a port, both unsigned 32-bit numbers.
public record VsockAddress(long cid, long port) {
  /// To listen on whatever CIDs this machine has (`VMADDR_CID_ANY`).
  public static final long CID_ANY = 0xFFFF_FFFFL;

  /// @throws RefusedException with {@link ErrorCode#INVALID_VALUE} if a number does not fit 32 bits
  public VsockAddress {
    requireUnsignedInt(cid);
    requireUnsignedInt(port);
  }

  /// `port` on whatever CIDs this machine has; an address to listen on, never one to connect to.
  public static VsockAddress anyCid(long port) {
    return new VsockAddress(CID_ANY, port);
  }

  private static void requireUnsignedInt(long value) {
    if (value < 0 || value > 0xFFFF_FFFFL) {
      throw new RefusedException(
          ErrorCode.INVALID_VALUE, "a vsock CID or port is a number from 0 to 4294967295");
    }
  }

  /// `cid:port`, in decimal.
  @Override
  public String toString() {
    return (cid == CID_ANY ? "any" : Long.toString(cid)) + ":" + port;
  }
}
