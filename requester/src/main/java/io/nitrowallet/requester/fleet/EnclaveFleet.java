package io.nitrowallet.requester.fleet;

import io.nitrowallet.domain.attestation.EnclaveIdentity;
import io.nitrowallet.domain.error.ErrorCode;
import io.nitrowallet.domain.error.RefusedException;
import io.nitrowallet.domain.port.in.AttestUseCase;
import io.nitrowallet.domain.port.in.ChangeAccountCommand;
import io.nitrowallet.domain.port.in.ChangeAccountResult;
import io.nitrowallet.domain.port.in.ChangeAccountUseCase;
import io.nitrowallet.domain.port.in.ExplainCommand;
import io.nitrowallet.domain.port.in.ExplainResult;
import io.nitrowallet.domain.port.in.ExplainUseCase;
import io.nitrowallet.domain.port.in.GenerateAccountCommand;
import io.nitrowallet.domain.port.in.GenerateAccountResult;
import io.nitrowallet.domain.port.in.GenerateAccountUseCase;
import io.nitrowallet.domain.port.in.MigrateAccountCommand;
import io.nitrowallet.domain.port.in.MigrateAccountResult;
import io.nitrowallet.domain.port.in.MigrateAccountUseCase;
import io.nitrowallet.domain.port.in.Refused;
import io.nitrowallet.domain.port.in.SignCommand;
import io.nitrowallet.domain.port.in.SignResult;
import io.nitrowallet.domain.port.in.SignUseCase;
import io.nitrowallet.domain.port.in.VerifyAccountCommand;
import io.nitrowallet.domain.port.in.VerifyAccountResult;
import io.nitrowallet.domain.port.in.VerifyAccountUseCase;
import io.nitrowallet.domain.service.AttestedIdentity;
import io.nitrowallet.domain.service.ImportRecipient;
import io.nitrowallet.requester.fleet.Roster.Seat;
import io.nitrowallet.vsock.client.ClientLimits;
import io.nitrowallet.vsock.client.RemoteEnclave;
import io.nitrowallet.vsock.request.Credential;
import io.nitrowallet.vsock.transport.Transport;
import io.nitrowallet.vsock.transport.VsockAddress;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;

/// Several enclaves of one image that serve the same table, asked as one.
///
/// Each is attested for itself before it is asked anything, and again after it failed; one that is
/// not the image that is expected is never asked. A request goes to the enclave of which least is
/// asked. Where that one does not answer, has become another life, or has no room, the next is
/// asked: each of these requests may be made twice without harm. A signature is the same each time
/// (RFC 6979); opening a row changes nothing; what was made or sealed anew by an enclave that is
/// lost exists nowhere, since no row of it was written. Other refusals are answers and are passed
/// on. Imports are not repeated: what was sealed to one life opens in no other. Thread-safe.
public final class EnclaveFleet
    implements GenerateAccountUseCase,
        MigrateAccountUseCase,
        SignUseCase,
        ExplainUseCase,
        VerifyAccountUseCase,
        ChangeAccountUseCase,
        AutoCloseable {
  private final List<FleetLink> links;
  private final Roster roster;

  EnclaveFleet(List<FleetLink> links, FleetLimits limits) {
    this.links = List.copyOf(links);
    this.roster = new Roster(this.links, limits, System::nanoTime);
  }

  /// The enclaves at `addresses`. None is asked before the first request.
  ///
  /// @param addresses at least one
  /// @param credentials called once for each request; may throw {@link RefusedException}
  /// @param identities makes the session over an enclave, one for each
  public static EnclaveFleet over(
      Transport transport,
      List<VsockAddress> addresses,
      Supplier<Credential> credentials,
      Function<AttestUseCase, AttestedIdentity> identities,
      Requester requester) {
    ClientLimits limits = addresses.size() == 1 ? VsockLink.ALONE : VsockLink.AMONG_OTHERS;
    List<FleetLink> links = new ArrayList<>();
    for (VsockAddress address : addresses) {
      links.add(
          new VsockLink(
              "CID " + address.cid(),
              new RemoteEnclave(transport, address, credentials, limits),
              new RemoteEnclave(transport, address, credentials, VsockLink.ATTESTATION),
              identities,
              requester));
    }
    return new EnclaveFleet(links, FleetLimits.STANDARD);
  }

  @Override
  public GenerateAccountResult generate(GenerateAccountCommand command) {
    return ask(link -> link.generate(command), refused -> refused);
  }

  @Override
  public MigrateAccountResult migrate(MigrateAccountCommand command) {
    return ask(link -> link.migrate(command), refused -> refused);
  }

  @Override
  public SignResult sign(SignCommand command) {
    return ask(link -> link.sign(command), refused -> refused);
  }

  @Override
  public ExplainResult explain(ExplainCommand command) {
    return ask(link -> link.explain(command), refused -> refused);
  }

  @Override
  public ChangeAccountResult change(ChangeAccountCommand command) {
    return ask(link -> link.change(command), refused -> refused);
  }

  @Override
  public VerifyAccountResult verify(VerifyAccountCommand command) {
    return ask(link -> link.verify(command), refused -> refused);
  }

  private <R> R ask(Function<FleetLink, Attempt<R>> request, Function<Refused, R> refusal) {
    Set<FleetMember> tried = new HashSet<>();
    Optional<R> told = Optional.empty();
    try {
      for (int asked = 0; asked <= links.size(); asked++) {
        Optional<Seat> seat = roster.take(tried);
        if (seat.isEmpty()) {
          break;
        }
        Attempt<R> attempt = ask(seat.get(), request);
        told = Optional.of(attempt.result());
        if (!isWorthRepeating(attempt)) {
          break;
        }
        if (!(attempt instanceof Attempt.Estranged<R>)) { // whose next life may be asked
          tried.add(seat.get().member());
        }
      }
      return told.orElseThrow();
    } catch (RefusedException e) {
      // Nobody else can be asked. What the one said who was asked tells more, if it still counts.
      return tried.isEmpty() ? refusal.apply(Refused.of(e)) : told.orElseThrow();
    }
  }

  private static boolean isWorthRepeating(Attempt<?> attempt) {
    return switch (attempt) {
      case Attempt.Answered<?>(var result) ->
          result instanceof Refused(var code, _) && code == ErrorCode.BUSY;
      case Attempt.Lost<?> _, Attempt.Estranged<?> _ -> true;
    };
  }

  private <R> Attempt<R> ask(Seat seat, Function<FleetLink, Attempt<R>> request) {
    boolean answered = false;
    try {
      Attempt<R> attempt = request.apply(seat.member().link());
      answered = attempt instanceof Attempt.Answered<R>;
      return attempt;
    } finally {
      if (answered) {
        roster.answered(seat);
      } else {
        roster.failed(seat);
      }
    }
  }

  /// An attested enclave life to seal a key to, and the way to it.
  ///
  /// @throws RefusedException if no enclave can be asked
  public ImportRecipient importRecipient() {
    Seat seat = roster.take(Set.of()).orElseThrow();
    roster.answered(seat);
    return new ImportRecipient(
        seat.life(),
        command -> ask(roster.again(seat), link -> link.importAccount(command)).result());
  }

  /// Whether `life` is the one that one of the enclaves was last attested to be.
  public boolean isAttested(EnclaveIdentity life) {
    return roster.read(FleetMember::life).contains(Optional.of(life));
  }

  /// Where each enclave stands.
  public List<EnclaveStatus> enclaves() {
    return roster.read(FleetMember::status);
  }

  /// How long requests waited until one of the enclaves could be asked.
  public QueueTime queueTime() {
    return roster.queueTime();
  }

  /// Closes the connections that idle. Calls in progress end by themselves.
  @Override
  public void close() {
    links.forEach(FleetLink::close);
  }
}
