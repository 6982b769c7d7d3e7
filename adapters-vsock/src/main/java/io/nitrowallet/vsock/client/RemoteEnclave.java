package io.nitrowallet.vsock.client;

import io.nitrowallet.domain.bytes.Bytes;
import io.nitrowallet.domain.error.ErrorCode;
import io.nitrowallet.domain.error.RefusedException;
import io.nitrowallet.domain.port.in.AttestResult;
import io.nitrowallet.domain.port.in.AttestUseCase;
import io.nitrowallet.domain.port.in.ChangeAccountCommand;
import io.nitrowallet.domain.port.in.ChangeAccountResult;
import io.nitrowallet.domain.port.in.ChangeAccountUseCase;
import io.nitrowallet.domain.port.in.CheckHealthResult;
import io.nitrowallet.domain.port.in.CheckHealthUseCase;
import io.nitrowallet.domain.port.in.ExplainCommand;
import io.nitrowallet.domain.port.in.ExplainResult;
import io.nitrowallet.domain.port.in.ExplainUseCase;
import io.nitrowallet.domain.port.in.GenerateAccountCommand;
import io.nitrowallet.domain.port.in.GenerateAccountResult;
import io.nitrowallet.domain.port.in.GenerateAccountUseCase;
import io.nitrowallet.domain.port.in.ImportAccountCommand;
import io.nitrowallet.domain.port.in.ImportAccountResult;
import io.nitrowallet.domain.port.in.ImportAccountUseCase;
import io.nitrowallet.domain.port.in.ListReceiptsResult;
import io.nitrowallet.domain.port.in.ListReceiptsUseCase;
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
import io.nitrowallet.vsock.request.Credential;
import io.nitrowallet.vsock.request.EnclaveReply;
import io.nitrowallet.vsock.request.EnclaveRequest;
import io.nitrowallet.vsock.transport.Transport;
import io.nitrowallet.vsock.transport.VsockAddress;
import java.util.function.Supplier;

/// The driving ports, asked of an enclave at one address.
///
/// Every reply is held to what was asked: a signature must recover to the account's address over
/// the very thing that was sent. What cannot be computed here is not vouched for: attestations,
/// birth certificates and the signatures under results are the caller's to verify, the latter by
/// {@link AttestedEnclave}. Each method ends within the call limit, in a result; what goes wrong on
/// the way is {@link Refused} with `UNAVAILABLE` or `REPLY_REFUSED`. Thread-safe.
public final class RemoteEnclave
    implements GenerateAccountUseCase,
        ImportAccountUseCase,
        MigrateAccountUseCase,
        SignUseCase,
        ExplainUseCase,
        VerifyAccountUseCase,
        ChangeAccountUseCase,
        ListReceiptsUseCase,
        AttestUseCase,
        CheckHealthUseCase,
        AutoCloseable {
  private final Supplier<Credential> credentials;
  private final EnclaveConnections connections;
  private final EnclaveCaller caller;
  private final Runnable onLoss;

  /// An enclave asked within {@link ClientLimits#DEFAULT}.
  ///
  /// @param credentials called once for each request that reaches KMS; may throw {@link
  ///   RefusedException}
  public RemoteEnclave(
      Transport transport, VsockAddress address, Supplier<Credential> credentials) {
    this(transport, address, credentials, ClientLimits.DEFAULT);
  }

  /// An enclave asked within `limits`.
  public RemoteEnclave(
      Transport transport,
      VsockAddress address,
      Supplier<Credential> credentials,
      ClientLimits limits) {
    this.credentials = credentials;
    this.connections = new EnclaveConnections(transport, address, limits);
    this.caller = new EnclaveCaller(connections, limits);
    this.onLoss = () -> {};
  }

  private RemoteEnclave(RemoteEnclave other, Runnable onLoss) {
    this.credentials = other.credentials;
    this.connections = other.connections;
    this.caller = other.caller;
    this.onLoss = onLoss;
  }

  /// The same enclave over the same connections, for whoever must tell an enclave that does not
  /// answer from one that answers with `UNAVAILABLE`.
  ///
  /// @param onLoss run, on the calling thread, for each call that ends without a whole reply
  public RemoteEnclave telling(Runnable onLoss) {
    return new RemoteEnclave(this, onLoss);
  }

  @Override
  public GenerateAccountResult generate(GenerateAccountCommand command) {
    try {
      return switch (ask(new EnclaveRequest.Generate(credentials.get(), command))) {
        case EnclaveReply.Generated(var account, var signedResult) -> {
          ReplyCheck.requireAnswers(command, account);
          yield new GenerateAccountResult.Generated(account, signedResult);
        }
        case EnclaveReply.Refusal refusal -> refusal.refused();
        case EnclaveReply _ -> throw unasked();
      };
    } catch (RefusedException e) {
      return Refused.of(e);
    }
  }

  @Override
  public ImportAccountResult importAccount(ImportAccountCommand command) {
    try {
      return switch (ask(new EnclaveRequest.Import(credentials.get(), command))) {
        case EnclaveReply.Imported(var account, var signedResult) -> {
          ReplyCheck.requireAnswers(command, account);
          yield new ImportAccountResult.Imported(account, signedResult);
        }
        case EnclaveReply.Refusal refusal -> refusal.refused();
        case EnclaveReply _ -> throw unasked();
      };
    } catch (RefusedException e) {
      return Refused.of(e);
    }
  }

  @Override
  public MigrateAccountResult migrate(MigrateAccountCommand command) {
    try {
      return switch (ask(new EnclaveRequest.Migrate(credentials.get(), command))) {
        case EnclaveReply.Migrated(var account, var signedResult) -> {
          ReplyCheck.requireAnswers(command, account);
          yield new MigrateAccountResult.Migrated(account, signedResult);
        }
        case EnclaveReply.Refusal refusal -> refusal.refused();
        case EnclaveReply _ -> throw unasked();
      };
    } catch (RefusedException e) {
      return Refused.of(e);
    }
  }

  @Override
  public SignResult sign(SignCommand command) {
    try {
      return switch (ask(new EnclaveRequest.Sign(credentials.get(), command))) {
        case EnclaveReply.Signed signed -> {
          ReplyCheck.requireAnswers(command, signed);
          yield signed.result();
        }
        case EnclaveReply.Refusal refusal -> refusal.refused();
        case EnclaveReply _ -> throw unasked();
      };
    } catch (RefusedException e) {
      return Refused.of(e);
    }
  }

  @Override
  public ExplainResult explain(ExplainCommand command) {
    try {
      return switch (ask(new EnclaveRequest.Explain(command))) {
        case EnclaveReply.Explained(var result) -> {
          ReplyCheck.requireAnswers(command, result);
          yield result;
        }
        case EnclaveReply.Refusal refusal -> refusal.refused();
        case EnclaveReply _ -> throw unasked();
      };
    } catch (RefusedException e) {
      return Refused.of(e);
    }
  }

  @Override
  public VerifyAccountResult verify(VerifyAccountCommand command) {
    try {
      return switch (ask(new EnclaveRequest.Verify(credentials.get(), command))) {
        case EnclaveReply.Verified(var result) -> {
          ReplyCheck.requireAnswers(command, result);
          yield result;
        }
        case EnclaveReply.Refusal refusal -> refusal.refused();
        case EnclaveReply _ -> throw unasked();
      };
    } catch (RefusedException e) {
      return Refused.of(e);
    }
  }

  @Override
  public ChangeAccountResult change(ChangeAccountCommand command) {
    try {
      return switch (ask(new EnclaveRequest.Change(credentials.get(), command))) {
        case EnclaveReply.Changed(_, var account, var signedResult) -> {
          ReplyCheck.requireAnswers(command, account);
          yield new ChangeAccountResult.Changed(account, signedResult);
        }
        case EnclaveReply.Refusal refusal -> refusal.refused();
        case EnclaveReply _ -> throw unasked();
      };
    } catch (RefusedException e) {
      return Refused.of(e);
    }
  }

  @Override
  public ListReceiptsResult receipts(long from) {
    try {
      return switch (ask(new EnclaveRequest.Receipts(from))) {
        case EnclaveReply.Receipts(var result) -> {
          ReplyCheck.requireFrom(from, result);
          yield result;
        }
        case EnclaveReply.Refusal refusal -> refusal.refused();
        case EnclaveReply _ -> throw unasked();
      };
    } catch (RefusedException e) {
      return Refused.of(e);
    }
  }

  @Override
  public AttestResult attest(Bytes nonce) {
    try {
      return switch (ask(new EnclaveRequest.Attest(nonce))) {
        case EnclaveReply.Attested(var result) -> {
          ReplyCheck.requireComplete(result);
          yield result;
        }
        case EnclaveReply.Refusal refusal -> refusal.refused();
        case EnclaveReply _ -> throw unasked();
      };
    } catch (RefusedException e) {
      return Refused.of(e);
    }
  }

  @Override
  public CheckHealthResult check() {
    try {
      return switch (ask(new EnclaveRequest.Health())) {
        case EnclaveReply.Healthy(var result) -> result;
        case EnclaveReply.Refusal refusal -> refusal.refused();
        case EnclaveReply _ -> throw unasked();
      };
    } catch (RefusedException e) {
      return Refused.of(e);
    }
  }

  /// The caller says `UNAVAILABLE` of itself only where no reply came.
  private EnclaveReply ask(EnclaveRequest request) {
    try {
      return caller.call(request);
    } catch (RefusedException e) {
      if (e.code() == ErrorCode.UNAVAILABLE) {
        onLoss.run();
      }
      throw e;
    }
  }

  private static RefusedException unasked() {
    return new RefusedException(
        ErrorCode.REPLY_REFUSED, "the enclave answered another question than the one asked");
  }

  /// Closes the connections that idle. Calls in progress end by themselves.
  @Override
  public void close() {
    connections.close();
  }
}
