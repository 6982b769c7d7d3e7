package io.nitrowallet.requester.operator;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SymbolLookup;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/// The little of PKCS#11 that finds a token by its label, which the JDK's provider cannot: it knows
/// slots only, and their numbers change. Layouts are those of PKCS#11 v2.40 on 64-bit Linux.
final class Cryptoki {
  private static final long OK = 0;
  private static final long ALREADY_INITIALIZED = 0x191;

  /// Offsets in CK_FUNCTION_LIST: a version, padded to 8 bytes, then pointers.
  private static final long INITIALIZE = 8;

  private static final long FINALIZE = 16;
  private static final long GET_SLOT_LIST = 40;
  private static final long GET_TOKEN_INFO = 56;
  private static final long FUNCTION_LIST_LENGTH = 64;

  private static final int MAX_SLOTS = 1024;
  private static final int TOKEN_INFO_LENGTH = 208;
  private static final int LABEL_LENGTH = 32;
  private static final byte TOKEN_PRESENT = 1;

  private final Arena arena;
  private final MemorySegment functions;

  private Cryptoki(Arena arena, MemorySegment functions) {
    this.arena = arena;
    this.functions = functions;
  }

  /// The slots of all tokens that are present, by the tokens' labels. Of two tokens with one label
  /// neither is named. Leaves the library as it was found, since the JDK's provider starts it
  /// again.
  ///
  /// @throws CryptokiException if there is no such library, or it does not do what PKCS#11 says
  static Map<String, Long> slots(Path library) throws CryptokiException {
    try (Arena arena = Arena.ofConfined()) {
      Cryptoki cryptoki = new Cryptoki(arena, functions(library, arena));
      long started = cryptoki.call(INITIALIZE, MemorySegment.NULL);
      if (started == ALREADY_INITIALIZED) {
        return cryptoki.slots();
      }
      requireOk(started);
      try {
        return cryptoki.slots();
      } finally {
        cryptoki.call(FINALIZE, MemorySegment.NULL);
      }
    } catch (IllegalArgumentException e) { // the library does not load
      throw new CryptokiException(e);
    }
  }

  private Map<String, Long> slots() throws CryptokiException {
    Map<String, Long> slots = new HashMap<>();
    Set<String> several = new HashSet<>();
    for (long slot : present()) {
      MemorySegment info = arena.allocate(TOKEN_INFO_LENGTH, Long.BYTES);
      if (call(GET_TOKEN_INFO, slot, info) == OK) {
        byte[] label = info.asSlice(0, LABEL_LENGTH).toArray(JAVA_BYTE);
        String text = new String(label, StandardCharsets.UTF_8).stripTrailing();
        if (slots.put(text, slot) != null) {
          several.add(text);
        }
      }
    }
    slots.keySet().removeAll(several);
    return slots;
  }

  private long[] present() throws CryptokiException {
    MemorySegment count = arena.allocate(JAVA_LONG);
    count.set(JAVA_LONG, 0, MAX_SLOTS);
    MemorySegment list = arena.allocate(JAVA_LONG, MAX_SLOTS);
    requireOk(call(GET_SLOT_LIST, list, count));
    return Arrays.copyOf(
        list.toArray(JAVA_LONG), Math.clamp(count.get(JAVA_LONG, 0), 0, MAX_SLOTS));
  }

  // Calling C is what this class is for.
  @SuppressWarnings("restricted")
  private static MemorySegment functions(Path library, Arena arena) throws CryptokiException {
    MemorySegment entry =
        SymbolLookup.libraryLookup(library, arena)
            .find("C_GetFunctionList")
            .orElseThrow(() -> new CryptokiException(new IllegalArgumentException("no PKCS#11")));
    MemorySegment list = arena.allocate(ADDRESS);
    requireOk(invoke(entry, FunctionDescriptor.of(JAVA_LONG, ADDRESS), list));
    return list.get(ADDRESS, 0).reinterpret(FUNCTION_LIST_LENGTH);
  }

  private long call(long function, MemorySegment argument) {
    return invoke(
        functions.get(ADDRESS, function), FunctionDescriptor.of(JAVA_LONG, ADDRESS), argument);
  }

  private long call(long function, long slot, MemorySegment argument) {
    return invoke(
        functions.get(ADDRESS, function),
        FunctionDescriptor.of(JAVA_LONG, JAVA_LONG, ADDRESS),
        slot,
        argument);
  }

  private long call(long function, MemorySegment list, MemorySegment count) {
    return invoke(
        functions.get(ADDRESS, function),
        FunctionDescriptor.of(JAVA_LONG, JAVA_BYTE, ADDRESS, ADDRESS),
        TOKEN_PRESENT,
        list,
        count);
  }

  @SuppressWarnings("restricted") // as above
  private static long invoke(MemorySegment function, FunctionDescriptor shape, Object... values) {
    try {
      return (long)
          Linker.nativeLinker().downcallHandle(function, shape).invokeWithArguments(values);
    } catch (RuntimeException | Error e) {
      throw e;
    } catch (Throwable e) {
      throw new AssertionError("C functions throw nothing", e);
    }
  }

  private static void requireOk(long result) throws CryptokiException {
    if (result != OK) {
      throw new CryptokiException(
          new IllegalStateException("PKCS#11 error 0x" + Long.toHexString(result)));
    }
  }

  /// The library does not do what PKCS#11 says.
  static final class CryptokiException extends Exception {
    private static final long serialVersionUID = 1L;

    CryptokiException(Exception cause) {
      super(cause);
    }
  }
}
