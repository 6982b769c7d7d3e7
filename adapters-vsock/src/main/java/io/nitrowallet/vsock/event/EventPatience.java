package io.nitrowallet.vsock.event;

import java.time.Duration;

/// How long, and how many, events wait for the parent.
///
/// @param waiting how many events; each takes some hundred bytes
/// @param connect how long to wait for a connection
/// @param write how long a line may take to be taken
/// @param firstPause before the next attempt; twice as long after each one in vain
/// @param longestPause the longest of these
/// @param farewell how long the end waits for what is left
record EventPatience(
    int waiting,
    Duration connect,
    Duration write,
    Duration firstPause,
    Duration longestPause,
    Duration farewell) {
  static final EventPatience STANDARD =
      new EventPatience(
          1024,
          Duration.ofSeconds(2),
          Duration.ofSeconds(10),
          Duration.ofMillis(100),
          Duration.ofSeconds(10),
          Duration.ofSeconds(2));

  Duration after(Duration pause) {
    Duration doubled = pause.multipliedBy(2);
    return doubled.compareTo(longestPause) < 0 ? doubled : longestPause;
  }
}
