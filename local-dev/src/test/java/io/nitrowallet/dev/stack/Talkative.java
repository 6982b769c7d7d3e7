package io.nitrowallet.dev.stack;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.LoggerContext;
import org.slf4j.LoggerFactory;

/// Has this process log all there is to log.
final class Talkative {
  private Talkative() {}

  /// Everything, the AWS SDK's details included.
  static void everything() {
    setLevel(Level.TRACE);
  }

  /// About what operators see.
  static void warnings() {
    setLevel(Level.WARN);
  }

  private static void setLevel(Level level) {
    LoggerContext context = (LoggerContext) LoggerFactory.getILoggerFactory();
    context.getLoggerList().forEach(logger -> logger.setLevel(level));
  }
}
