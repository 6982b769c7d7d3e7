package io.nitrowallet.domain.port.out.planted;

/// Named after what it is in a drawing.
public interface DriverPort {}
