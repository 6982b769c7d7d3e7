package io.nitrowallet.requester.receipts;

import io.nitrowallet.domain.bytes.Bytes;

/// One line of a file.
///
/// @param number counted from 1
/// @param start where it begins, in bytes
/// @param content without its line feed; empty where it is too long
/// @param ending how it ends
record TextLine(long number, long start, Bytes content, Ending ending) {
  /// How a line ends.
  enum Ending {
    /// By a line feed.
    WHOLE,
    /// By the end of the file: it was not written to its end.
    TORN,
    /// By a line feed, beyond the longest line that is looked at.
    TOO_LONG
  }
}
