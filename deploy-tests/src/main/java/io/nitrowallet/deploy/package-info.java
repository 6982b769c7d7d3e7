/// Tests of what `deploy/` holds, beside the tools that read it: container images, Terraform
/// modules, the Helm chart, systemd's units, and the guides that lead through them.
@NullMarked
package io.nitrowallet.deploy;

import org.jspecify.annotations.NullMarked;
