package io.nitrowallet.aws.nsm;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import io.nitrowallet.domain.bytes.Bytes;
import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.function.UnaryOperator;

/// A kernel whose driver reads the structure at the offsets of the real one and answers as told.
final class FakeLinux implements Linux {
  static final int DESCRIPTOR = 42;

  final List<Bytes> requests = new ArrayList<>();
  final List<String> calls = new ArrayList<>();
  private final UnaryOperator<Bytes> answer;
  private int openResult = DESCRIPTOR;
  private int ioctlResult;
  private OptionalLong reportedLength = OptionalLong.empty();

  FakeLinux(UnaryOperator<Bytes> answer) {
    this.answer = answer;
  }

  FakeLinux openingWith(int result) {
    openResult = result;
    return this;
  }

  FakeLinux failingWith(int result) {
    ioctlResult = result;
    return this;
  }

  FakeLinux reporting(long length) {
    reportedLength = OptionalLong.of(length);
    return this;
  }

  @Override
  public int open(String path) {
    calls.add("open " + path);
    return openResult;
  }

  @Override
  @SuppressWarnings("restricted")
  public int ioctl(int descriptor, long request, MemorySegment argument) {
    calls.add(
        "ioctl " + descriptor + " 0x" + Long.toHexString(request) + " " + argument.byteSize());
    if (ioctlResult != 0) {
      return ioctlResult;
    }
    MemorySegment input = argument.get(ADDRESS, 0).reinterpret(argument.get(JAVA_LONG, 8));
    requests.add(Bytes.copyOf(input.toArray(JAVA_BYTE)));
    byte[] response = answer.apply(requests.getLast()).toArray();
    long capacity = argument.get(JAVA_LONG, 24);
    calls.add("capacity 0x" + Long.toHexString(capacity));
    MemorySegment output = argument.get(ADDRESS, 16).reinterpret(capacity);
    MemorySegment.copy(response, 0, output, JAVA_BYTE, 0, response.length);
    argument.set(JAVA_LONG, 24, reportedLength.orElse(response.length));
    return 0;
  }

  @Override
  public int close(int descriptor) {
    calls.add("close " + descriptor);
    return 0;
  }
}
