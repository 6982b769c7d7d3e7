/// The Terraform modules, evaluated by HCL's own library: what they would apply, and what they
/// refuse.
@NullMarked
package io.nitrowallet.deploy.terraform;

import org.jspecify.annotations.NullMarked;
