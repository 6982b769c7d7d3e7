package io.nitrowallet.aws.dynamodb;

import io.nitrowallet.domain.error.ErrorCode;
import io.nitrowallet.domain.error.RefusedException;
import java.util.ArrayList;
import java.util.List;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.ContinuousBackupsUnavailableException;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbException;
import software.amazon.awssdk.services.dynamodb.model.PointInTimeRecoveryStatus;
import software.amazon.awssdk.services.dynamodb.model.TableDescription;

/// What keeps rows from being lost: a lost row is lost money.
final class TableProtection {
  private final DynamoDbClient client;
  private final String table;
  private final AccountTable.Endpoint endpoint;

  TableProtection(DynamoDbClient client, String table, AccountTable.Endpoint endpoint) {
    this.client = client;
    this.table = table;
    this.endpoint = endpoint;
  }

  /// Switches on what is off.
  ///
  /// @param patience with a table too young to be recoverable
  /// @return what an overridden endpoint lacks, in sentences
  /// @throws RefusedException with {@link ErrorCode#UNAVAILABLE} if patience runs out
  List<String> apply(TableDescription description, Patience patience) {
    List<String> warnings = new ArrayList<>();
    if (!Boolean.TRUE.equals(description.deletionProtectionEnabled())) {
      attempt("deletion protection", this::protectFromDeletion, warnings);
    }
    attempt("point-in-time recovery", () -> makeRecoverable(patience), warnings);
    return warnings;
  }

  /// What is off, as far as the description tells; nothing at an endpoint that has none of it.
  List<String> flaws(TableDescription description) {
    if (endpoint == AccountTable.Endpoint.OVERRIDDEN) {
      return List.of();
    }
    List<String> flaws = new ArrayList<>();
    if (!Boolean.TRUE.equals(description.deletionProtectionEnabled())) {
      flaws.add("deletion protection is off");
    }
    return flaws;
  }

  private void protectFromDeletion() {
    client.updateTable(update -> update.tableName(table).deletionProtectionEnabled(true));
  }

  /// DynamoDB refuses this for the first moments in which a table is active.
  private void makeRecoverable(Patience patience) {
    while (true) {
      try {
        recoverable();
        return;
      } catch (ContinuousBackupsUnavailableException e) {
        if (!patience.lasts()) {
          throw notYet(e);
        }
      }
    }
  }

  private RefusedException notYet(ContinuousBackupsUnavailableException cause) {
    return new RefusedException(
        ErrorCode.UNAVAILABLE,
        "point-in-time recovery of the table '%s' cannot be switched on yet: run this again in a"
                .formatted(table)
            + " minute",
        cause);
  }

  private void recoverable() {
    PointInTimeRecoveryStatus status =
        client
            .describeContinuousBackups(request -> request.tableName(table))
            .continuousBackupsDescription()
            .pointInTimeRecoveryDescription()
            .pointInTimeRecoveryStatus();
    if (status != PointInTimeRecoveryStatus.ENABLED) {
      client.updateContinuousBackups(update ->
          update
              .tableName(table)
              .pointInTimeRecoverySpecification(pitr -> pitr.pointInTimeRecoveryEnabled(true)));
    }
  }

  private void attempt(String what, Runnable step, List<String> warnings) {
    try {
      step.run();
    } catch (DynamoDbException e) {
      if (endpoint == AccountTable.Endpoint.AWS || e.statusCode() >= 500) {
        throw e;
      }
      warnings.add("this endpoint has no %s, so the table lacks it".formatted(what));
    }
  }
}
