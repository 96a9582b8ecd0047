package org.redress.bulk;

import jakarta.ejb.EJB;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import java.time.Clock;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.redress.dispute.Member;
import org.redress.handling.CommandRequestService;
import org.redress.http.SliceRequest;
import org.redress.key.OwnedKey;
import org.redress.problem.ConflictException;
import org.redress.problem.InvalidRequestException;
import org.redress.problem.UnknownResourceException;
import org.redress.problem.Violation;
import org.redress.search.DisputeSelection;
import org.redress.search.PageOf;

/** Creates, shows and cancels jobs. */
@Stateless
public class JobService {
    /** Greatest number of jobs of a merchant that have not ended, and of those that a list shows. */
    private static final int JOBS = 20;

    @PersistenceContext
    EntityManager em;

    @Inject
    Clock clock;

    @EJB
    DisputeSelectionService selections;

    @EJB
    CommandRequestService commands;

    /**
     * Creates a job.
     *
     * @throws InvalidRequestException if the filter finds no dispute, or the merchant lacks the person of the command
     * @throws ConflictException if too many jobs of the merchant have not ended
     */
    public JobView create(int merchantId, BulkRequest request, @Nullable DisputeSelection selection, Member self) {
        commands.checkNames(merchantId, request.command(), self);
        if (countOpen(merchantId) >= JOBS) {
            throw new ConflictException(new Violation(
                    "jobs", "must be at most " + JOBS + " that have not ended; wait or cancel one", "path"));
        }
        PageOf<ChosenDispute> chosen = selections.disputes(request, selection);
        List<ChosenDispute> disputes = chosen.shown();
        if (disputes.isEmpty()) {
            throw new InvalidRequestException("filter", "must find a dispute", "body /filter");
        }
        Job job = new Job(merchantId, UUID.randomUUID(), request.command(), self, chosen, clock.instant());
        em.persist(job);
        for (int i = 0; i < disputes.size(); i++) {
            em.persist(new JobDispute(job, i + 1, disputes.get(i)));
        }
        return JobView.of(job, Map.of(JobOutcome.WAITING, disputes.size()));
    }

    private long countOpen(int merchantId) {
        return em.createQuery(
                        "select count(j) from Job j where j.merchantId = :merchant and j.dueAt is not null", Long.class)
                .setParameter("merchant", merchantId)
                .getSingleResult();
    }

    /** Returns the jobs of a merchant, the newest first, at most 20. */
    public List<JobView> list(int merchantId) {
        return views(
                merchantId,
                em.createQuery(
                                "select j from Job j where j.merchantId = :merchant order by j.createdAt desc, j.id",
                                Job.class)
                        .setParameter("merchant", merchantId)
                        .setMaxResults(JOBS)
                        .getResultList());
    }

    /**
     * Returns a job.
     *
     * @throws UnknownResourceException if the merchant has no such job
     */
    public JobView find(int merchantId, UUID id) {
        return view(require(merchantId, id, LockModeType.NONE));
    }

    /**
     * Returns results of a job, one more than requested if more follow.
     *
     * @throws UnknownResourceException if the merchant has no such job
     */
    public List<DisputeResult> results(int merchantId, UUID id, SliceRequest slice) {
        require(merchantId, id, LockModeType.NONE);
        return em
                .createQuery(
                        "select d from JobDispute d where d.merchantId = :merchant and d.jobId = :job"
                                + " and d.position > :after order by d.position",
                        JobDispute.class)
                .setParameter("merchant", merchantId)
                .setParameter("job", id)
                .setParameter("after", slice.after())
                .setMaxResults(slice.size() + 1)
                .getResultList()
                .stream()
                .map(JobDispute::result)
                .toList();
    }

    /**
     * Cancels a job: the command is executed on no further dispute. A job that has ended stays as it is.
     *
     * @throws UnknownResourceException if the merchant has no such job
     */
    public JobView cancel(int merchantId, UUID id) {
        Job job = require(merchantId, id, LockModeType.PESSIMISTIC_WRITE);
        if (job.end(JobState.CANCELLED, clock.instant())) {
            em.flush();
            // Waits for the dispute that a node is changing, and sees its result
            em.createQuery("update JobDispute d set d.outcome = :cancelled where d.merchantId = :merchant"
                            + " and d.jobId = :job and d.outcome = :waiting")
                    .setParameter("cancelled", JobOutcome.CANCELLED)
                    .setParameter("merchant", merchantId)
                    .setParameter("job", id)
                    .setParameter("waiting", JobOutcome.WAITING)
                    .executeUpdate();
        }
        return view(job);
    }

    private Job require(int merchantId, UUID id, LockModeType lock) {
        return Optional.ofNullable(em.find(Job.class, new OwnedKey(merchantId, id), lock))
                .orElseThrow(() -> new UnknownResourceException("job"));
    }

    private JobView view(Job job) {
        return views(job.getMerchantId(), List.of(job)).get(0);
    }

    private List<JobView> views(int merchantId, List<Job> jobs) {
        Map<UUID, Map<JobOutcome, Integer>> counts = jobs.isEmpty()
                ? Map.of()
                : counts(merchantId, jobs.stream().map(Job::getId).toList());
        return jobs.stream()
                .map(job -> JobView.of(job, counts.getOrDefault(job.getId(), Map.of())))
                .toList();
    }

    private Map<UUID, Map<JobOutcome, Integer>> counts(int merchantId, Collection<UUID> jobs) {
        Map<UUID, Map<JobOutcome, Integer>> counts = new HashMap<>();
        em.createQuery(
                        "select d.jobId, d.outcome, count(d.position) from JobDispute d where d.merchantId = :merchant"
                                + " and d.jobId in :jobs group by d.jobId, d.outcome",
                        Object[].class)
                .setParameter("merchant", merchantId)
                .setParameter("jobs", jobs)
                .getResultList()
                .forEach(row -> counts.computeIfAbsent((UUID) row[0], id -> new EnumMap<>(JobOutcome.class))
                        .put((JobOutcome) row[1], ((Long) row[2]).intValue()));
        return counts;
    }
}
