package io.nitrowallet.parent.planted;

/// A name that says nothing.
public final class ParentServiceImpl {}
