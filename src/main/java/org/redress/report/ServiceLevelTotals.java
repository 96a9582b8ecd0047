package org.redress.report;

import org.jspecify.annotations.Nullable;
import org.redress.report.ServiceLevels.Punctuality;
import org.redress.report.ServiceLevels.ServiceLevelGroup;

/** Adds up the service levels of one group, from a row for each currency. */
final class ServiceLevelTotals {
    private final @Nullable String key;
    private final AmountTotals amounts = new AmountTotals();
    private Punctuality firstAnswer = new Punctuality(0, 0);
    private Punctuality decision = new Punctuality(0, 0);
    private long reopened;
    private @Nullable String name;

    ServiceLevelTotals(@Nullable String key) {
        this.key = key;
        this.name = key;
    }

    void add(AmountTotals.AmountSum sum, Punctuality firstAnswers, Punctuality decisions, long appeals) {
        amounts.add(sum);
        firstAnswer = sum(firstAnswer, firstAnswers);
        decision = sum(decision, decisions);
        reopened += appeals;
    }

    void setName(@Nullable String readable) {
        name = readable;
    }

    private static Punctuality sum(Punctuality one, Punctuality other) {
        return new Punctuality(one.inTime() + other.inTime(), one.late() + other.late());
    }

    ServiceLevelGroup group(long overdue) {
        return new ServiceLevelGroup(
                key, name, amounts.count(), overdue, firstAnswer, decision, reopened, amounts.amounts());
    }
}
