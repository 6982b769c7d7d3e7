package io.nitrowallet.aws.nsm;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import io.nitrowallet.domain.bytes.Bytes;
import java.lang.foreign.MemorySegment;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import org.opentest4j.TestAbortedException;

/// A kernel whose driver answers what a real one answered, for tests of the device above it. It
/// stands in the device's package to reach the system calls it replaces.
public final class RecordedDevice implements Linux {
  private final Map<Bytes, Deque<Bytes>> answers = new HashMap<>();

  /// Adds one recorded exchange; equal requests are answered in the order of recording.
  public void record(Bytes request, Bytes response) {
    answers.computeIfAbsent(request, _ -> new ArrayDeque<>()).add(response);
  }

  /// The device over this kernel. A request that was not recorded aborts the test that makes it.
  public NsmDevice open() {
    return NsmDevice.open(this, "/dev/nsm", Duration.ofSeconds(10));
  }

  @Override
  public int open(String path) {
    return 3;
  }

  @Override
  @SuppressWarnings("restricted")
  public int ioctl(int descriptor, long request, MemorySegment argument) {
    MemorySegment input = argument.get(ADDRESS, 0).reinterpret(argument.get(JAVA_LONG, 8));
    Deque<Bytes> recorded = answers.get(Bytes.copyOf(input.toArray(JAVA_BYTE)));
    if (recorded == null || recorded.isEmpty()) {
      throw new TestAbortedException("the recording does not go as far as this request");
    }
    byte[] response = recorded.remove().toArray();
    MemorySegment output = argument.get(ADDRESS, 16).reinterpret(argument.get(JAVA_LONG, 24));
    MemorySegment.copy(response, 0, output, JAVA_BYTE, 0, response.length);
    argument.set(JAVA_LONG, 24, response.length);
    return 0;
  }

  @Override
  public int close(int descriptor) {
    return 0;
  }
}
