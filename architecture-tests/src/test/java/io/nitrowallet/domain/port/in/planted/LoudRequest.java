package io.nitrowallet.domain.port.in.planted;

/// A word of another layer.
public record LoudRequest(String name) {}
