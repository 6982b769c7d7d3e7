package io.nitrowallet.console.composition;

import dagger.Module;
import dagger.Provides;
import io.nitrowallet.console.session.ChainAccess;
import io.nitrowallet.console.session.Profile;
import io.nitrowallet.console.session.SessionScope;
import io.nitrowallet.requester.node.NodeLimits;
import io.nitrowallet.requester.node.Web3jNode;
import java.util.Optional;

/// The chain of a profile that names a node.
@Module
interface ChainModule {
  @Provides
  @SessionScope
  static Optional<ChainAccess> chain(Profile profile, OpenSession session) {
    return profile
        .chain()
        .map(chain -> {
          Web3jNode node = new Web3jNode(chain.node(), NodeLimits.STANDARD);
          session.keepOpen(node::close);
          return new ChainAccess(node, chain.id(), chain.ceiling());
        });
  }
}
