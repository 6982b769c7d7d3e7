package io.nitrowallet.parent.gateway.blobs;

import io.nitrowallet.domain.bytes.Bytes;
import java.util.List;
import java.util.stream.Stream;
import org.web3j.rlp.RlpDecoder;
import org.web3j.rlp.RlpEncoder;
import org.web3j.rlp.RlpList;
import org.web3j.rlp.RlpString;
import org.web3j.rlp.RlpType;

/// A signed blob transaction with its sidecar, as `eth_sendRawTransaction` takes it (EIP-4844, with
/// the version of EIP-7594 where there are cell proofs).
final class NetworkForm {
  private static final byte CELL_PROOFS = 1;

  private NetworkForm() {}

  static Bytes of(Bytes signed, BlobSidecar sidecar) {
    RlpType body =
        RlpDecoder.decode(signed.slice(1, signed.length()).toArray()).getValues().getFirst();
    Stream<RlpType> version =
        sidecar.hasCellProofs() ? Stream.of(RlpString.create(CELL_PROOFS)) : Stream.empty();
    Stream<RlpType> parts =
        Stream.of(list(sidecar.blobs()), list(sidecar.commitments()), list(sidecar.proofs()));
    var wrapper =
        new RlpList(Stream.of(Stream.of(body), version, parts).flatMap(part -> part).toList());
    return Bytes.concat(signed.slice(0, 1), Bytes.copyOf(RlpEncoder.encode(wrapper)));
  }

  private static RlpType list(List<Bytes> parts) {
    return new RlpList(
        parts.stream().map(part -> (RlpType) RlpString.create(part.toArray())).toList());
  }
}
