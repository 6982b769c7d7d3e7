package io.nitrowallet.aws.nsm;

/// The error numbers that the NSM's driver and its file can give on Linux.
final class Errno {
  private Errno() {}

  /// The number in words.
  static String describe(int errno) {
    return switch (errno) {
      case 2 -> "there is no such device";
      case 4 -> "the call was interrupted";
      case 5 -> "the device has an input/output error";
      case 12 -> "the kernel is out of memory";
      case 13 -> "access is denied";
      case 14 -> "a buffer is not readable";
      case 16 -> "the device is busy";
      case 19 -> "the driver has no device";
      case 25 -> "the file is no NSM device";
      case 61 -> "the device has no data";
      case 90 -> "the request is too long for the driver";
      case 110 -> "the device did not answer in time";
      default -> "error number " + errno;
    };
  }
}
