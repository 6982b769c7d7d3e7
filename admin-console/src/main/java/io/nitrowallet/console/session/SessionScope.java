package io.nitrowallet.console.session;

import jakarta.inject.Scope;
import java.lang.annotation.Documented;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;

/// One for each profile that is opened.
@Scope
@Documented
@Retention(RetentionPolicy.RUNTIME)
public @interface SessionScope {}
