package io.nitrowallet.parent.cli;

import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;

/// All commands, in the order of help.
final class CommandTree {
  private static final int WIDTH = 100;

  private final Session session;

  private CommandTree(Session session) {
    this.session = session;
  }

  /// The tree for one run.
  static CommandLine grow(Session session, GlobalFlags global) {
    CommandTree tree = new CommandTree(session);
    CommandLine root = tree.branch(global);
    root.getCommandSpec().usageMessage().exitCodeList(ExitCode.help());
    tree.addAccounts(root);
    tree.addOperators(root);
    tree.addAws(root);
    tree.addEnclave(root);
    tree.addImages(root);
    tree.addConfiguration(root);
    root.addSubcommand(tree.branch(new CompletionCommand(session)));
    for (Object elsewhere : LauncherCommands.all()) {
      root.addSubcommand(new CommandLine(elsewhere).setUnmatchedArgumentsAllowed(true));
    }
    root.setCaseInsensitiveEnumValuesAllowed(true);
    root.setColorScheme(CommandLine.Help.defaultColorScheme(session.ansi()));
    return root;
  }

  private void addAccounts(CommandLine root) {
    root.addSubcommand(
        branch(
            new Groups.Account(),
            new AccountGenerateCommand(session),
            new AccountImportCommand(session),
            new AccountListCommand(session),
            new AccountShowCommand(session),
            new AccountVerifyCommand(session),
            new AccountUpdatePolicyCommand(session),
            new AccountResealCommand(session)));
    root.addSubcommand(
        branch(
            new Groups.Sign(),
            new SignTransactionCommand(session),
            new SignMessageCommand(session),
            new SignTypedDataCommand(session),
            new SignUserOperationCommand(session),
            new SignAuthorizationCommand(session),
            new SignDigestCommand(session)));
    root.addSubcommand(
        branch(
            new Groups.Policy(),
            new PolicyInitCommand(session),
            new PolicyLintCommand(session),
            new PolicyExplainCommand(session),
            new PolicyTestCommand(session)));
    root.addSubcommand(
        branch(
            new Groups.Gateway(),
            new GatewayRunCommand(session),
            new GatewayTokenCommand(session)));
    root.addSubcommand(branch(new AttestCommand(session), new AttestVerifyCommand(session)));
    root.addSubcommand(
        branch(
            new Groups.Audit(),
            new AuditCollectCommand(session),
            new AuditVerifyCommand(session),
            new AuditExportCommand(session)));
  }

  private void addOperators(CommandLine root) {
    root.addSubcommand(
        branch(
            new Groups.Operator(),
            new OperatorInitCommand(session),
            new OperatorShowCommand(session)));
    root.addSubcommand(
        branch(
            new Groups.Intent(),
            new IntentListCommand(session),
            new IntentShowCommand(session),
            new IntentVerdictCommand.Approve(session),
            new IntentVerdictCommand.Reject(session),
            new IntentVerdictCommand.Withdraw(session),
            new IntentSignCommand(session)));
  }

  private void addAws(CommandLine root) {
    CommandLine kms =
        branch(
            new Groups.Kms(),
            new KmsCreateKeyCommand(session),
            new KmsPutPolicyCommand(session),
            new KmsCanaryCommand(session));
    kms.addSubcommand(
        branch(
            new Groups.KmsPolicy(),
            new KmsPolicyRenderCommand(session),
            new KmsPolicyLintCommand(session),
            new KmsPolicySimulateCommand(session)));
    root.addSubcommand(kms);
    root.addSubcommand(
        branch(
            new Groups.Backup(),
            new BackupExportCommand(session),
            new BackupVerifyCommand(session),
            new BackupRestoreCommand(session)));
    root.addSubcommand(branch(new Groups.Table(), new TableCreateCommand(session)));
    root.addSubcommand(
        branch(
            new Groups.Rollout(),
            new RolloutVerifyCommand(session),
            new RolloutResealCommand(session)));
    root.addSubcommand(branch(new Groups.Migrate(), new MigrateSeedCommand(session)));
  }

  private void addEnclave(CommandLine root) {
    root.addSubcommand(branch(new DoctorCommand(session)));
    root.addSubcommand(
        branch(
            new Groups.Enclave(),
            new EnclaveRunCommand(session),
            new EnclaveHealthCommand(session),
            new EnclaveLogsCommand(session)));
    root.addSubcommand(branch(new VsockProxyCommand(session)));
    root.addSubcommand(
        branch(
            new Groups.VsockSample(),
            new SampleServerCommand(session),
            new SampleClientCommand(session)));
  }

  private void addImages(CommandLine root) {
    EnclaveConfigFlag configuration = new EnclaveConfigFlag();
    CommandLine eif =
        branch(
            new Groups.Eif(),
            new EifBuildCommand(session, configuration),
            new EifInspectCommand(session),
            new EifMeasureCommand(session, configuration),
            new EifVerifyCommand(session),
            new EifRootfsCommand(session, configuration));
    root.addSubcommand(eif);
    eif.getSubcommands().values().stream()
        .filter(command -> List.of("build", "measure", "rootfs").contains(command.getCommandName()))
        .forEach(command -> configuration.replaceIn(command.getCommandSpec()));
  }

  private void addConfiguration(CommandLine root) {
    CommandLine config = branch(new Groups.Config(), new ConfigShowCommand(session));
    config.addSubcommand(
        branch(
            new Groups.ConfigEnclave(),
            new EnclaveConfigInitCommand(session),
            new EnclaveConfigCheckCommand(session)));
    root.addSubcommand(config);
  }

  private CommandLine branch(Object command, Object... leaves) {
    CommandLine line = new CommandLine(command);
    CommandSpec spec = line.getCommandSpec();
    spec.usageMessage().width(WIDTH).abbreviateSynopsis(true);
    SettingFlags.addTo(spec, session.flags());
    for (Object leaf : leaves) {
      line.addSubcommand(branch(leaf));
    }
    return line;
  }
}
