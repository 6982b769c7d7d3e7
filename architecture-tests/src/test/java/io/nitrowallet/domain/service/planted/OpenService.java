package io.nitrowallet.domain.service.planted;

/// A service that anyone may extend.
public class OpenService {}
