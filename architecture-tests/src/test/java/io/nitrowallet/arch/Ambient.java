package io.nitrowallet.arch;

import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.regex.Pattern;

/// Questions to the world around a program that any line of it can ask: what time is it, what does
/// the dice say, what does the environment hold.
final class Ambient {
  /// Names of members, `owner.member`. A method reference asks as much as a call.
  private static final Pattern QUESTIONS =
      Pattern.compile(
          "java[.]time[.](Instant|LocalDate|LocalTime|LocalDateTime|OffsetDateTime|OffsetTime"
              + "|ZonedDateTime|Year|YearMonth|MonthDay)[.]now"
              + "|java[.]time[.]ZoneId[.]systemDefault"
              + "|java[.]lang[.]System[.](currentTimeMillis|nanoTime|getenv|getProperty"
              + "|getProperties|in|out|err|getLogger|console)"
              + "|java[.]lang[.](Integer[.]getInteger|Long[.]getLong|Boolean[.]getBoolean)"
              + "|java[.]lang[.]Math[.]random|java[.]lang[.]StrictMath[.]random"
              + "|java[.]util[.]UUID[.]randomUUID|java[.]util[.]Collections[.]shuffle"
              + "|java[.]util[.]Locale[.](getDefault|setDefault)"
              + "|java[.]util[.]TimeZone[.]getDefault"
              + "|java[.]nio[.]charset[.]Charset[.]defaultCharset"
              + "|java[.]math[.]BigInteger[.]probablePrime"
              + "|java[.]lang[.]Class[.](getResource|getResourceAsStream|forName)"
              + "|java[.]util[.]Date[.]<init>"
              + "|java[.]lang[.]Throwable[.]printStackTrace");

  private Ambient() {}

  static ArchCondition<JavaClass> isNotAsked() {
    return new ArchCondition<>("ask nothing of clock, dice and environment") {
      @Override
      public void check(JavaClass type, ConditionEvents events) {
        for (JavaAccess<?> access : type.getAccessesFromSelf()) {
          String member = access.getTargetOwner().getName() + "." + access.getName();
          if (QUESTIONS.matcher(member).matches()) {
            events.add(SimpleConditionEvent.violated(type, access.getDescription()));
          }
        }
      }
    };
  }
}
