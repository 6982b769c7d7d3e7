/// Takes accounts over from the tables of earlier projects: start with {@link
/// io.nitrowallet.requester.migration.SeedMigration}.
@NullMarked
package io.nitrowallet.requester.migration;

import org.jspecify.annotations.NullMarked;
