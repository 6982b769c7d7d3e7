package io.nitrowallet.aws.nsm;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import io.nitrowallet.domain.bytes.Bytes;
import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.util.function.UnaryOperator;

/// A native function with the signature of `ioctl`, behind whose address a {@link FakeLinux}
/// answers: calls of it go all the way through machine code and back.
final class NativeDriver implements AutoCloseable {
  private static final FunctionDescriptor IOCTL =
      FunctionDescriptor.of(JAVA_INT, JAVA_INT, JAVA_LONG, ADDRESS);
  private static final long STRUCTURE = 32;

  final FakeLinux linux;
  private final Arena arena = Arena.ofShared();
  private final MemorySegment address;

  NativeDriver(UnaryOperator<Bytes> answer) {
    linux = new FakeLinux(answer);
    address = stub();
  }

  /// The device, with the C library's own `open` and `close` beside this `ioctl`.
  NsmDevice open() {
    return NsmDevice.open(new Libc(address), "/dev/null", NsmDeviceTest.TURN);
  }

  @SuppressWarnings({"restricted", "unused"}) // called from native code
  private int ioctl(int descriptor, long request, MemorySegment argument) {
    return linux.ioctl(descriptor, request, argument.reinterpret(STRUCTURE));
  }

  @SuppressWarnings("restricted")
  private MemorySegment stub() {
    try {
      return Linker.nativeLinker()
          .upcallStub(
              MethodHandles.lookup()
                  .bind(
                      this,
                      "ioctl",
                      MethodType.methodType(int.class, int.class, long.class, MemorySegment.class)),
              IOCTL,
              arena);
    } catch (ReflectiveOperationException e) {
      throw new LinkageError(e.getMessage(), e);
    }
  }

  @Override
  public void close() {
    arena.close();
  }
}
