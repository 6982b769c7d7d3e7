package io.nitrowallet.parent.gateway;

import io.nitrowallet.requester.intents.IntentDesk;
import io.nitrowallet.requester.intents.IntentSigning;

/// Where intents are kept and signed, for callers that may.
public record IntentOffice(IntentDesk desk, IntentSigning signing) {}
