package io.nitrowallet.parent.gateway;

import io.helidon.common.socket.PeerInfo;
import io.helidon.http.HeaderNames;
import io.helidon.http.Headers;
import io.nitrowallet.domain.error.ErrorCode;
import io.nitrowallet.domain.error.RefusedException;
import io.nitrowallet.parent.gateway.access.Caller;
import io.nitrowallet.parent.gateway.access.Callers;
import io.nitrowallet.parent.gateway.access.LocalCallers;
import io.nitrowallet.parent.gateway.access.Shown;
import io.nitrowallet.parent.gateway.tls.TlsFiles;
import java.security.cert.Certificate;
import java.util.Optional;

/// How one gets in: where, by which names, behind which TLS, and who. What other machines reach is
/// never without TLS and callers that are known.
public record Entrance(
    ListenAddress listen, HostNames names, Optional<TlsFiles> tls, Callers callers) {
  /// @throws RefusedException with {@link ErrorCode#INVALID_CONFIGURATION} if it is open to others
  public Entrance {
    if (!listen.isLocal() && tls.isEmpty()) {
      throw refused("'gateway.tls.certificateFile' and 'gateway.tls.keyFile'");
    }
    if (!listen.isLocal() && callers instanceof LocalCallers) {
      throw refused("'gateway.tokensFile', or 'gateway.tls.clientCaFile',");
    }
  }

  /// For this machine, and whoever is on it.
  public static Entrance local(ListenAddress listen) {
    return new Entrance(listen, HostNames.local(), Optional.empty(), new LocalCallers());
  }

  /// Goes on only if a request is meant for this gateway.
  ///
  /// @throws Turned if it calls it something else
  void requireName(Headers headers) {
    names.require(Inquiry.lowerCase(headers, "Host"));
  }

  /// Who made a request.
  ///
  /// @throws RefusedException with {@link ErrorCode#UNAUTHENTICATED} if it is nobody
  Caller identify(Headers headers, PeerInfo peer) {
    Optional<Certificate> certificate =
        peer.tlsCertificates().filter(chain -> chain.length > 0).map(chain -> chain[0]);
    return callers.identify(Shown.of(headers.first(HeaderNames.AUTHORIZATION), certificate));
  }

  private static RefusedException refused(String missing) {
    return new RefusedException(
        ErrorCode.INVALID_CONFIGURATION,
        "to listen on an address that other machines reach, set %s too; or listen on loopback only"
            .formatted(missing));
  }
}
