package io.nitrowallet.requester.tunnel;

import io.nitrowallet.domain.error.ErrorCode;
import io.nitrowallet.domain.error.RefusedException;
import io.nitrowallet.vsock.transport.VsockAddress;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// What a gateway answers to a request for a socket. Only its status is believed: the sentences are
/// ours.
///
/// @param status of HTTP, 0 where it is no answer of HTTP
record UpgradeAnswer(int status) {
  private static final Pattern STATUS = Pattern.compile("HTTP/1\\.1 ([1-5][0-9]{2})(?: .*)?");
  private static final int MAX_BYTES = 8 * 1024;
  private static final String END = "\r\n\r\n";

  private static final int SWITCHING_PROTOCOLS = 101;

  /// Reads an answer's head and no byte beyond, since what follows is the enclave's.
  ///
  /// @throws IOException if it does not arrive whole, or is over 8 KiB long
  static UpgradeAnswer read(InputStream in) throws IOException {
    StringBuilder head = new StringBuilder();
    while (head.indexOf(END, head.length() - END.length()) < 0) {
      int next = in.read();
      if (next < 0 || head.length() == MAX_BYTES) {
        throw new EOFException("there is no whole answer");
      }
      head.append((char) next);
    }
    Matcher status = STATUS.matcher(head.substring(0, head.indexOf("\r\n")));
    return new UpgradeAnswer(status.matches() ? Integer.parseInt(status.group(1)) : 0);
  }

  /// Goes on only if the socket is the enclave's now.
  ///
  /// @throws RefusedException with what the gateway refused, and who can mend it
  void requireSwitched(GatewayAddress gateway, VsockAddress address) {
    switch (status) {
      case SWITCHING_PROTOCOLS -> {}
      case 401 ->
          throw new RefusedException(
              ErrorCode.UNAUTHENTICATED,
              "%s does not know the certificate of 'tunnel.certificateFile': have it added to the"
                      .formatted(gateway)
                  + " gateway's callers");
      case 403 ->
          throw new RefusedException(
              ErrorCode.FORBIDDEN,
              "%s leads this caller to no enclave: ask whoever runs it for the permission 'tunnel',"
                      .formatted(gateway)
                  + " and whether 'gateway.hostNames' has this name");
      case 404 ->
          throw new RefusedException(
              ErrorCode.INVALID_CONFIGURATION,
              "%s leads to no enclave of CID %s and port %s: compare with the gateway's settings"
                  .formatted(gateway, address.cid(), address.port()));
      case 429 ->
          throw new RefusedException(
              ErrorCode.RATE_LIMITED,
              "%s was asked too often: try again in a second".formatted(gateway));
      case 503 ->
          throw new RefusedException(
              ErrorCode.UNAVAILABLE,
              "%s does not reach the enclave of CID %s now, or carries as much as it may: check"
                      .formatted(gateway, address.cid())
                  + " that the enclave runs, and try again");
      default ->
          throw new RefusedException(
              ErrorCode.UNAVAILABLE,
              "%s answers as no gateway of this version does (status %s): check the address"
                  .formatted(gateway, status));
    }
  }
}
