package io.nitrowallet.enclave;

import dagger.BindsInstance;
import dagger.Subcomponent;
import io.nitrowallet.domain.port.in.ChangeAccountUseCase;
import io.nitrowallet.domain.port.in.GenerateAccountUseCase;
import io.nitrowallet.domain.port.in.ImportAccountUseCase;
import io.nitrowallet.domain.port.in.MigrateAccountUseCase;
import io.nitrowallet.domain.port.in.SignUseCase;
import io.nitrowallet.domain.port.in.VerifyAccountUseCase;
import io.nitrowallet.vsock.request.Credential;

/// The use cases of one request, which call KMS with that request's credentials and no others.
@Subcomponent(modules = RequestModule.class)
interface RequestComponent {
  GenerateAccountUseCase generate();

  ImportAccountUseCase importAccount();

  MigrateAccountUseCase migrate();

  SignUseCase sign();

  VerifyAccountUseCase verify();

  ChangeAccountUseCase change();

  /// Makes the graph of one request.
  @Subcomponent.Factory
  interface Factory {
    RequestComponent create(@BindsInstance Credential credential);
  }
}
