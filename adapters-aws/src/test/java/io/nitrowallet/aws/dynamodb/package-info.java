/// Tests of what needs no database; the contract itself is held in local-dev, which has one.
@NullMarked
package io.nitrowallet.aws.dynamodb;

import org.jspecify.annotations.NullMarked;
