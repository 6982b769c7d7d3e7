package io.nitrowallet.parent.cli;

import io.nitrowallet.requester.config.Setting;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/// Which settings a command takes as flags.
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
@interface Needs {
  /// Groups in the order of help.
  Setting.Group[] value();
}
