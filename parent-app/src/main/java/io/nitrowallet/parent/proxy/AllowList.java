package io.nitrowallet.parent.proxy;

import io.nitrowallet.domain.error.ErrorCode;
import io.nitrowallet.domain.error.RefusedException;
import java.net.InetAddress;
import java.util.List;
import java.util.regex.Pattern;

/// Where a proxy may lead: to KMS of any Region, and to what somebody allowed by name.
///
/// A name can resolve to anything. So addresses inside this machine are accepted only behind names
/// that were allowed explicitly, and link-local ones, where the instance's credentials are served,
/// only where the address itself was.
public final class AllowList {
  private static final Pattern KMS =
      Pattern.compile("kms\\.[a-z0-9]+(-[a-z0-9]+)*\\.amazonaws\\.com(\\.cn)?");
  private static final int HTTPS = 443;

  /// IPv6 metadata service of EC2, in the range of private addresses.
  private static final InetAddress METADATA_V6 = InetAddress.ofLiteral("fd00:ec2::254");

  private final List<Destination> further;

  /// Allows KMS and `further`.
  public AllowList(List<Destination> further) {
    this.further = List.copyOf(further);
  }

  /// Returns if a proxy may lead to `destination`.
  ///
  /// @throws RefusedException with {@link ErrorCode#DESTINATION_DENIED} if it may not
  public void require(Destination destination) {
    boolean kms = destination.port() == HTTPS && KMS.matcher(destination.host()).matches();
    if (!kms && !further.contains(destination)) {
      throw new RefusedException(
          ErrorCode.DESTINATION_DENIED,
          "the proxy may not lead to %s: it leads to kms.<region>.amazonaws.com:443, and to what"
                  .formatted(destination)
              + " --allow or 'proxy.allow' names");
    }
  }

  /// Whether `destination` may be reached at `address`, one of those it resolves to.
  boolean permits(Destination destination, InetAddress address) {
    boolean byName = further.contains(destination);
    if (address.isLinkLocalAddress() || address.equals(METADATA_V6)) {
      return byName && isLiteral(destination.host(), address);
    }
    boolean local =
        address.isLoopbackAddress() || address.isAnyLocalAddress() || address.isMulticastAddress();
    return byName || !local;
  }

  private static boolean isLiteral(String host, InetAddress address) {
    try {
      return InetAddress.ofLiteral(host).equals(address);
    } catch (IllegalArgumentException _) {
      return false; // a name
    }
  }
}
