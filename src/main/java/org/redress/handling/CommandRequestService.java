package org.redress.handling;

import jakarta.ejb.EJB;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.UUID;
import org.redress.dispute.ActionContextFactory;
import org.redress.dispute.Dispute;
import org.redress.dispute.DisputeAction;
import org.redress.dispute.DisputeCommand;
import org.redress.dispute.Member;
import org.redress.dispute.TriageCommand;
import org.redress.http.Preconditions;
import org.redress.problem.InvalidRequestException;
import org.redress.problem.UnknownResourceException;

/** Executes a {@link CommandRequest} on one dispute after the other, or only tries it. */
@Stateless
public class CommandRequestService {
    @PersistenceContext
    EntityManager em;

    @Inject
    ActionContextFactory contexts;

    @EJB
    DisputeCommandService commands;

    @Inject
    RequestTexts texts;

    @Inject
    TriageCommandReader names;

    /**
     * Executes the command on a dispute.
     *
     * @param version of the dispute when it was chosen
     * @param self member of staff whose command it is
     * @throws org.redress.problem.ProblemException if the dispute has changed since, or does not allow the command
     */
    public void execute(int merchantId, UUID disputeId, long version, CommandRequest request, Member self) {
        DisputeCommand command = command(merchantId, disputeId, request, self);
        commands.execute(merchantId, disputeId, conditions(version), command, self);
    }

    /**
     * Checks that the command could be executed now, and changes nothing.
     *
     * @throws org.redress.problem.ProblemException as the execution does
     */
    public void check(int merchantId, UUID disputeId, long version, CommandRequest request, Member self) {
        Dispute dispute = em.createQuery(Dispute.OF_MERCHANT, Dispute.class)
                .setParameter("merchant", merchantId)
                .setParameter("id", disputeId)
                .getResultStream()
                .findFirst()
                .orElseThrow(() -> new UnknownResourceException("dispute"));
        // Detached, so that the change stays in memory
        em.detach(dispute);
        conditions(version).check(Long.toString(dispute.getVersion()));
        DisputeCommand command = command(merchantId, disputeId, request, self);
        if (!(command instanceof TriageCommand triage) || triage.changes(dispute.getTriage())) {
            ExecutedCommand.of(command, dispute, contexts.ofMerchant(merchantId, self));
        }
    }

    /**
     * Checks that the merchant has the person and the template that the command names.
     *
     * @throws InvalidRequestException if it has not
     */
    public void checkNames(int merchantId, CommandRequest request, Member self) {
        try {
            texts.check(merchantId, request.body());
            if (request.action() == DisputeAction.ASSIGN) {
                names.withNames(request.command(), merchantId, self);
            }
        } catch (InvalidRequestException e) {
            throw e.within(CommandRequest.COMMAND);
        }
    }

    private static Preconditions conditions(long version) {
        return Preconditions.of("\"" + version + "\"", null);
    }

    private DisputeCommand command(int merchantId, UUID disputeId, CommandRequest request, Member self) {
        CommandRequest filled =
                new CommandRequest(request.action(), texts.filled(merchantId, disputeId, request.body(), self.name()));
        return names.withNames(filled.command(), merchantId, self);
    }
}
