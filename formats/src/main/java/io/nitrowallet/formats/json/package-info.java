/// The JSON forms of rows and transactions, read strictly.
///
/// Start with {@link io.nitrowallet.formats.json.StrictJson}, which turns bytes into a tree and
/// back, and {@link io.nitrowallet.formats.json.JsonObject}, through which trees are read.
@NullMarked
package io.nitrowallet.formats.json;

import org.jspecify.annotations.NullMarked;
