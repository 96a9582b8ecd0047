package org.redress.handling;

import jakarta.ejb.EJB;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.redress.dispute.ActionContext;
import org.redress.dispute.ActionContextFactory;
import org.redress.dispute.Dispute;
import org.redress.dispute.DisputeAction;
import org.redress.dispute.DisputeLink;
import org.redress.dispute.LinkKind;
import org.redress.dispute.Member;
import org.redress.dispute.Merged;
import org.redress.dispute.PairCommand;
import org.redress.http.Preconditions;
import org.redress.problem.ConcurrentChangeException;
import org.redress.problem.ConflictException;
import org.redress.problem.InputLimits;
import org.redress.problem.InvalidRequestException;
import org.redress.problem.UnknownResourceException;
import org.redress.problem.Violation;

/** Executes commands that concern two disputes. Both are locked in the order of their ids, against deadlocks. */
@Stateless
public class PairCommandService {
    @PersistenceContext
    EntityManager em;

    @Inject
    ActionContextFactory contexts;

    @EJB
    CommandRecordingService recorder;

    /**
     * Applies a command to a dispute and to the other one.
     *
     * @param member of staff whose command it is
     * @throws UnknownResourceException if the merchant has no such dispute
     * @throws org.redress.problem.PreconditionFailedException if the dispute has changed since it was read
     * @throws InvalidRequestException if there is no such other dispute, or if it is another customer's in a merge
     * @throws ConflictException if the command is not allowed in the state of the disputes
     */
    public void execute(int merchantId, UUID disputeId, Preconditions conditions, PairCommand command, Member member) {
        UUID otherId = otherId(merchantId, disputeId, command).orElse(null);
        Map<UUID, Dispute> locked = lock(merchantId, disputeId, otherId);
        Dispute dispute =
                Optional.ofNullable(locked.get(disputeId)).orElseThrow(() -> new UnknownResourceException("dispute"));
        conditions.check(Long.toString(dispute.getVersion()));
        ActionContext context = contexts.ofMerchant(merchantId, member);
        if (command instanceof PairCommand.Split) {
            checkSplit(dispute, otherId, context);
        }
        Dispute other = other(command, disputeId, locked, otherId);
        if (command instanceof PairCommand.Merge) {
            checkMerge(command, dispute, other);
        }
        apply(command.with(other), dispute, other, context);
    }

    /** Checks that the locked dispute is merged, and into the other one that was locked. */
    private static void checkSplit(Dispute dispute, @Nullable UUID otherId, ActionContext context) {
        UUID intoId = dispute.getProgress().getMerged().map(Merged::getIntoId).orElse(null);
        if (!Objects.equals(intoId, otherId)) {
            throw new ConcurrentChangeException("dispute");
        } else if (intoId == null) {
            dispute.check(DisputeAction.SPLIT, context);
        }
    }

    private Optional<UUID> otherId(int merchantId, UUID disputeId, PairCommand command) {
        String sent = command.sent();
        if (sent == null) {
            return find(
                    "select d.progress.merged.intoId from Dispute d where d.merchantId = :merchant"
                            + " and d.id = :value",
                    merchantId,
                    disputeId);
        }
        return sent.matches("\\d+")
                ? find(
                        "select d.id from Dispute d where d.merchantId = :merchant and d.ticketNumber = :value",
                        merchantId,
                        Long.valueOf(sent))
                : Optional.of(UUID.fromString(sent));
    }

    private Optional<UUID> find(String query, int merchantId, Object value) {
        return em
                .createQuery(query, UUID.class)
                .setParameter("merchant", merchantId)
                .setParameter("value", value)
                .getResultList()
                .stream()
                .filter(Objects::nonNull)
                .findFirst();
    }

    private Map<UUID, Dispute> lock(int merchantId, UUID disputeId, @Nullable UUID otherId) {
        return em.createQuery(
                        "select d from Dispute d where d.merchantId = :merchant and d.id in :ids order by d.id",
                        Dispute.class)
                .setParameter("merchant", merchantId)
                .setParameter(
                        "ids",
                        Stream.of(disputeId, otherId == null ? disputeId : otherId)
                                .distinct()
                                .toList())
                .setLockMode(LockModeType.PESSIMISTIC_WRITE)
                .getResultStream()
                .collect(Collectors.toMap(Dispute::getId, Function.identity()));
    }

    private static Dispute other(
            PairCommand command, UUID disputeId, Map<UUID, Dispute> locked, @Nullable UUID otherId) {
        Dispute other = otherId == null || otherId.equals(disputeId) ? null : locked.get(otherId);
        if (other == null) {
            throw invalid(command, "must be the id or the ticket number of another dispute");
        }
        return other;
    }

    private static InvalidRequestException invalid(PairCommand command, String rule) {
        String field = command instanceof PairCommand.Merge ? PairCommand.Merge.INTO : PairCommand.Link.OTHER;
        return new InvalidRequestException(field, rule, "body /" + field);
    }

    private void checkMerge(PairCommand merge, Dispute dispute, Dispute into) {
        if (!dispute.getCustomerId().equals(into.getCustomerId())) {
            throw invalid(merge, "must be a dispute of the same customer");
        } else if (count(dispute, " and l.kind = org.redress.dispute.LinkKind.HAS_MERGED") > 0) {
            throw new ConflictException(new Violation(
                    merge.action().wireName(),
                    "is not allowed while others are merged into this dispute; split them, or merge the other one"
                            + " into it",
                    "path"));
        }
    }

    private void apply(PairCommand command, Dispute dispute, Dispute other, ActionContext context) {
        LinkKind kind = command.kind();
        Set<LinkKind> replaced = EnumSet.allOf(LinkKind.class);
        replaced.removeIf(any -> any.isOfMerge() != command instanceof PairCommand.Split);
        Set<LinkKind> before = kinds(dispute, other, replaced);
        if (!command.isOfMerge() && before.equals(kind == null ? Set.of() : Set.of(kind))) {
            return;
        }
        if (kind != null && before.isEmpty()) {
            checkCount(command, dispute);
            checkCount(command, other);
        }
        recorder.record(dispute, ExecutedCommand.of(command, dispute, context));
        recorder.record(other, new ExecutedCommand(command.applyToOther(dispute, context), null));
        if (!before.isEmpty()) {
            unlink(dispute, other, replaced);
        }
        if (kind != null) {
            em.persist(new DisputeLink(dispute, kind, other));
            em.persist(new DisputeLink(other, kind.reversed(), dispute));
        }
    }

    private void checkCount(PairCommand command, Dispute dispute) {
        if (count(dispute, "") >= InputLimits.LINKS) {
            throw new ConflictException(new Violation(
                    command.action().wireName(),
                    "is not allowed while dispute " + dispute.getTicketNumber() + " has " + InputLimits.LINKS
                            + " links",
                    "path"));
        }
    }

    private long count(Dispute dispute, String condition) {
        return em.createQuery(
                        "select count(l) from DisputeLink l where l.merchantId = :merchant and l.disputeId = :dispute"
                                + condition,
                        Long.class)
                .setParameter("merchant", dispute.getMerchantId())
                .setParameter("dispute", dispute.getId())
                .getSingleResult();
    }

    private Set<LinkKind> kinds(Dispute dispute, Dispute other, Set<LinkKind> among) {
        return Set.copyOf(em.createQuery(
                        "select l.kind from DisputeLink l where l.merchantId = :merchant and l.disputeId = :dispute"
                                + " and l.otherId = :other and l.kind in :kinds",
                        LinkKind.class)
                .setParameter("merchant", dispute.getMerchantId())
                .setParameter("dispute", dispute.getId())
                .setParameter("other", other.getId())
                .setParameter("kinds", among)
                .getResultList());
    }

    private void unlink(Dispute dispute, Dispute other, Set<LinkKind> kinds) {
        em.createQuery("delete from DisputeLink l where l.merchantId = :merchant and l.disputeId in :ids"
                        + " and l.otherId in :ids and l.kind in :kinds")
                .setParameter("merchant", dispute.getMerchantId())
                .setParameter("ids", List.of(dispute.getId(), other.getId()))
                .setParameter("kinds", kinds)
                .executeUpdate();
    }
}
