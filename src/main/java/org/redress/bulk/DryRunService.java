package org.redress.bulk;

import jakarta.ejb.EJB;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.redress.dispute.Member;
import org.redress.handling.CommandRequest;
import org.redress.handling.CommandRequestService;
import org.redress.problem.ProblemException;
import org.redress.search.DisputeSelection;
import org.redress.search.PageOf;

/** Tries commands on disputes without a change. Each dispute is a transaction, so that a refusal ends no others. */
@Stateless
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class DryRunService {
    @EJB
    DisputeSelectionService selections;

    @EJB
    CommandRequestService commands;

    /** Returns the results that the command would have now. */
    public DryRunView run(int merchantId, BulkRequest request, @Nullable DisputeSelection selection, Member self) {
        commands.checkNames(merchantId, request.command(), self);
        PageOf<ChosenDispute> chosen = selections.disputes(request, selection);
        List<DisputeResult> results = new ArrayList<>();
        for (ChosenDispute dispute : chosen.shown()) {
            results.add(result(merchantId, results.size() + 1, dispute, request.command(), self));
        }
        return DryRunView.of(chosen.isBeforeLast(), results);
    }

    private DisputeResult result(
            int merchantId, int position, ChosenDispute dispute, CommandRequest command, Member self) {
        try {
            commands.check(merchantId, dispute.id(), dispute.version(), command, self);
            return DisputeResult.of(position, dispute, JobOutcome.DONE, null);
        } catch (ProblemException e) {
            return DisputeResult.of(position, dispute, DisputeResult.outcome(e), e.getMessage());
        }
    }
}
