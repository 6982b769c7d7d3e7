package io.nitrowallet.formats.planted.unmarked;

/// A class of a package that is not null-marked.
public final class Unmarked {}
