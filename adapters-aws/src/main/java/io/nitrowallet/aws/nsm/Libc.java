package io.nitrowallet.aws.nsm;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemoryLayout.PathElement;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.StructLayout;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.VarHandle;
import java.util.stream.Stream;

/// The system calls through the C library, by the JDK's foreign function interface.
final class Libc implements Linux {
  private static final int READ_WRITE_CLOSE_ON_EXEC = 0x80002;
  private static final StructLayout STATE = Linker.Option.captureStateLayout();
  private static final VarHandle ERRNO = STATE.varHandle(PathElement.groupElement("errno"));

  // open and ioctl are variadic in C; what follows their second parameter is passed as such.
  private static final MethodHandle OPEN =
      function(
          FunctionDescriptor.of(JAVA_INT, ADDRESS, JAVA_INT), Linker.Option.firstVariadicArg(2));
  private static final MethodHandle IOCTL =
      function(
          FunctionDescriptor.of(JAVA_INT, JAVA_INT, JAVA_LONG, ADDRESS),
          Linker.Option.firstVariadicArg(2));
  private static final MethodHandle CLOSE = function(FunctionDescriptor.of(JAVA_INT, JAVA_INT));

  private static final MemorySegment OPEN_ADDRESS = find("open");
  private static final MemorySegment CLOSE_ADDRESS = find("close");

  private final MemorySegment ioctl;

  Libc() {
    this(find("ioctl"));
  }

  /// With another function in the place of `ioctl`, of the same signature.
  Libc(MemorySegment ioctl) {
    this.ioctl = ioctl;
  }

  @Override
  public int open(String path) {
    return call((arena, state) ->
        (int)
            OPEN.invokeExact(
                OPEN_ADDRESS, state, arena.allocateFrom(path), READ_WRITE_CLOSE_ON_EXEC));
  }

  @Override
  public int ioctl(int descriptor, long request, MemorySegment argument) {
    return call((_, state) -> (int) IOCTL.invokeExact(ioctl, state, descriptor, request, argument));
  }

  @Override
  public int close(int descriptor) {
    return call((_, state) -> (int) CLOSE.invokeExact(CLOSE_ADDRESS, state, descriptor));
  }

  private static int call(Call call) {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment state = arena.allocate(STATE);
      int result = call.invoke(arena, state);
      return result >= 0 ? result : -(int) ERRNO.get(state, 0L);
    } catch (RuntimeException | Error e) {
      throw e;
    } catch (Throwable e) {
      throw new AssertionError("C functions throw nothing", e);
    }
  }

  // Calling C is what this class is for; the descriptors above are those of the C library.
  @SuppressWarnings("restricted")
  private static MethodHandle function(FunctionDescriptor descriptor, Linker.Option... options) {
    return Linker.nativeLinker()
        .downcallHandle(
            descriptor,
            Stream.concat(Stream.of(Linker.Option.captureCallState("errno")), Stream.of(options))
                .toArray(Linker.Option[]::new));
  }

  private static MemorySegment find(String name) {
    return Linker.nativeLinker().defaultLookup().find(name).orElseThrow();
  }

  private interface Call {
    int invoke(Arena arena, MemorySegment state) throws Throwable;
  }
}
