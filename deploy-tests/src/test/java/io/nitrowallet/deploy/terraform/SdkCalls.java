package io.nitrowallet.deploy.terraform;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaMethodCall;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/// The calls to AWS that our bytecode makes, as IAM names them.
final class SdkCalls {
  private static final Map<String, String> CLIENTS =
      Map.of(
          "software.amazon.awssdk.services.kms.KmsClient", "kms",
          "software.amazon.awssdk.services.dynamodb.DynamoDbClient", "dynamodb");

  /// A transaction is authorised by what it holds: our one puts under conditions.
  private static final Map<String, Set<String>> HELD =
      Map.of("dynamodb:TransactWriteItems", Set.of("dynamodb:PutItem"));

  private static final Set<String> NOT_CALLS =
      Set.of("close", "builder", "create", "waiter", "serviceName", "serviceClientConfiguration");

  private static final Set<String> ALL = find();

  private SdkCalls() {}

  /// Those of the adapters and of what composes them, in the enclave and on the parent.
  static Set<String> all() {
    return ALL;
  }

  private static Set<String> find() {
    JavaClasses classes =
        new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages(
                "io.nitrowallet.aws", "io.nitrowallet.requester", "io.nitrowallet.parent");
    Set<String> actions = new TreeSet<>();
    for (JavaClass type : classes) {
      if (type.getSimpleName().equals("SeedTable")) {
        continue; // whoever migrates has a role of their own for the day
      }
      for (JavaMethodCall call : type.getMethodCallsFromSelf()) {
        String service = CLIENTS.get(call.getTargetOwner().getName());
        if (service != null && !NOT_CALLS.contains(call.getName())) {
          String name = call.getName().replace("Paginator", "");
          String action =
              service + ":" + name.substring(0, 1).toUpperCase(Locale.ROOT) + name.substring(1);
          actions.addAll(HELD.getOrDefault(action, Set.of(action)));
        }
      }
    }
    return actions;
  }
}
