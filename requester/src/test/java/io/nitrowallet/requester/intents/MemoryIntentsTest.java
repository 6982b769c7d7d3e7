package io.nitrowallet.requester.intents;

import io.nitrowallet.domain.port.out.PendingIntents;

class MemoryIntentsTest extends PendingIntentsContract {
  private final MemoryIntents intents = new MemoryIntents();

  @Override
  protected PendingIntents intents() {
    return intents;
  }
}
