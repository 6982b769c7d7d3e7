package io.nitrowallet.parent.gateway.jsonrpc;

import io.nitrowallet.domain.error.ErrorCode;
import io.nitrowallet.domain.error.RefusedException;
import java.util.Collection;
import java.util.HashSet;
import java.util.Set;
import java.util.regex.Pattern;

/// Which methods are passed on to the node.
///
/// @param names exactly; there are no patterns, so that a node's new methods are not passed by
///   chance
public record PassMethods(Set<String> names) {
  /// What stands for those that clients read a chain with.
  public static final String STANDARD = "standard";

  private static final Pattern NAME = Pattern.compile("[A-Za-z][A-Za-z0-9]*_[A-Za-z0-9_]{1,60}");

  private static final Set<String> READING =
      Set.of(
          "eth_blobBaseFee",
          "eth_blockNumber",
          "eth_call",
          "eth_createAccessList",
          "eth_estimateGas",
          "eth_feeHistory",
          "eth_gasPrice",
          "eth_getBalance",
          "eth_getBlockByHash",
          "eth_getBlockByNumber",
          "eth_getBlockReceipts",
          "eth_getBlockTransactionCountByHash",
          "eth_getBlockTransactionCountByNumber",
          "eth_getCode",
          "eth_getLogs",
          "eth_getProof",
          "eth_getStorageAt",
          "eth_getTransactionByBlockHashAndIndex",
          "eth_getTransactionByBlockNumberAndIndex",
          "eth_getTransactionByHash",
          "eth_getTransactionCount",
          "eth_getTransactionReceipt",
          "eth_maxPriorityFeePerGas",
          "eth_sendRawTransaction",
          "eth_syncing",
          "net_version",
          "web3_clientVersion");

  /// Copies the names.
  public PassMethods {
    names = Set.copyOf(names);
  }

  /// Reads the setting: names, and `standard` for the usual ones.
  ///
  /// @throws RefusedException with {@link ErrorCode#INVALID_CONFIGURATION} if one is no method's
  public static PassMethods of(Collection<String> entries) {
    Set<String> names = new HashSet<>();
    for (String entry : entries) {
      if (entry.equals(STANDARD)) {
        names.addAll(READING);
      } else if (NAME.matcher(entry).matches()) {
        names.add(entry);
      } else {
        throw new RefusedException(
            ErrorCode.INVALID_CONFIGURATION,
            "'gateway.passMethods' holds names of methods, such as eth_call, and 'standard'");
      }
    }
    return new PassMethods(names);
  }
}
