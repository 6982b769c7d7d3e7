package io.nitrowallet.aws.nsm;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import io.nitrowallet.domain.bytes.Bytes;
import io.nitrowallet.formats.cbor.NsmCodec;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;

/// One exchange's native memory: the driver's structure of two buffers, each an address and a
/// length of 64 bits. It must not outlive its arena.
final class NsmMessage implements AutoCloseable {
  private static final long REQUEST_ADDRESS = 0;
  private static final long REQUEST_LENGTH = 8;
  private static final long RESPONSE_ADDRESS = 16;
  private static final long RESPONSE_LENGTH = 24;
  private static final long SIZE = 32;

  private final MemorySegment structure;
  private final MemorySegment response;

  NsmMessage(Arena arena, Bytes request) {
    MemorySegment buffer = arena.allocateFrom(JAVA_BYTE, request.toArray());
    response = arena.allocate(NsmCodec.MAX_RESPONSE);
    structure = arena.allocate(SIZE, JAVA_LONG.byteAlignment());
    structure.set(ADDRESS, REQUEST_ADDRESS, buffer);
    structure.set(JAVA_LONG, REQUEST_LENGTH, buffer.byteSize());
    structure.set(ADDRESS, RESPONSE_ADDRESS, response);
    structure.set(JAVA_LONG, RESPONSE_LENGTH, response.byteSize());
  }

  /// What the driver is given.
  MemorySegment structure() {
    return structure;
  }

  /// The length that the driver wrote; more than the buffer holds if it is not to be believed.
  long responseLength() {
    return structure.get(JAVA_LONG, RESPONSE_LENGTH);
  }

  Bytes response(long length) {
    return Bytes.copyOf(response.asSlice(0, length).toArray(JAVA_BYTE));
  }

  /// Overwrites the response, which may have been random bytes.
  @Override
  public void close() {
    response.fill((byte) 0);
  }
}
