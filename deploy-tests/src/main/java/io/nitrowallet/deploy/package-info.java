/// Tests of what is deployed, beside the tools that read it. Helm renders the chart over each of
/// its value sets; what it renders is held to Kubernetes' own types, its commands are run by the
/// command line, and the series that it asks for are those of the gateway.
@NullMarked
package io.nitrowallet.deploy;

import org.jspecify.annotations.NullMarked;
