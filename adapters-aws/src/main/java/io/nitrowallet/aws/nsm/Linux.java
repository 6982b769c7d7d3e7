package io.nitrowallet.aws.nsm;

import java.lang.foreign.MemorySegment;

/// The three system calls that a device needs. Each returns what the kernel returns: a number that
/// is not negative, or the negated errno.
interface Linux {
  /// Opens a file for reading and writing.
  int open(String path);

  /// Sends a device its request, whose argument is a structure in native memory.
  int ioctl(int descriptor, long request, MemorySegment argument);

  /// Closes a descriptor.
  int close(int descriptor);
}
