package io.nitrowallet.formats.planted;

/// A name that says nothing.
public final class FormatUtils {}
