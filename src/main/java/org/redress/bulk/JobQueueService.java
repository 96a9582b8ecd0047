package org.redress.bulk;

import jakarta.ejb.EJB;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.redress.handling.CommandRequestService;
import org.redress.key.OwnedKey;
import org.redress.party.MerchantState;
import org.redress.problem.ProblemException;

/**
 * Hands jobs to one node each, and executes them. A command is in one transaction with its result, in which the
 * dispute's row of the job is locked: so a node that goes on with the job of a killed one repeats nothing.
 */
@Stateless
public class JobQueueService {
    /** Time after which another node goes on. Longer than the commands of a claim take. */
    private static final Duration CLAIM = Duration.ofSeconds(30);

    /** Time after which a job goes on that has only disputes left at which the server has failed. */
    private static final Duration RETRY = Duration.ofSeconds(5);

    private static final int MERCHANTS = 1_000;
    private static final int DISPUTES = 25;
    private static final int DELETED = 10;

    @PersistenceContext
    EntityManager em;

    @Inject
    Clock clock;

    @EJB
    CommandRequestService commands;

    @Inject
    @ConfigProperty(name = "jobs.kept")
    Duration kept;

    /** Returns active merchants with a job that no node has, at most 1,000. */
    public List<Integer> merchantsWithWork() {
        return em.createQuery(
                        "select distinct j.merchantId from Job j, Merchant m where j.dueAt <= :now"
                                + " and m.id = j.merchantId and m.state = :active",
                        Integer.class)
                .setParameter("now", clock.instant())
                .setParameter("active", MerchantState.ACTIVE)
                .setMaxResults(MERCHANTS)
                .getResultList();
    }

    /**
     * Takes the oldest job of a merchant. The others wait for its end.
     *
     * @return empty if another node has it, or there is none
     */
    public Optional<ClaimedJob> claim(int merchantId) {
        Instant now = clock.instant();
        return em.createQuery(
                        "select j from Job j where j.merchantId = :merchant and j.dueAt is not null"
                                + " order by j.createdAt, j.id",
                        Job.class)
                .setParameter("merchant", merchantId)
                .setMaxResults(1)
                .getResultStream()
                .findFirst()
                .filter(job -> {
                    em.refresh(job, LockModeType.PESSIMISTIC_WRITE);
                    return job.claim(now, now.plus(CLAIM));
                })
                .map(this::claimed);
    }

    private ClaimedJob claimed(Job job) {
        List<JobDispute> waiting = waiting(job);
        List<Integer> positions = waiting.stream()
                .filter(dispute -> dispute.getAttempts() == waiting.get(0).getAttempts())
                .map(JobDispute::getPosition)
                .toList();
        return new ClaimedJob(job.getMerchantId(), job.getId(), job.request(), job.getCreator(), positions);
    }

    /** Returns the next disputes of a job, those last at which the server has failed. */
    private List<JobDispute> waiting(Job job) {
        return em.createQuery(
                        "select d from JobDispute d where d.merchantId = :merchant and d.jobId = :job"
                                + " and d.outcome = :waiting order by d.attempts, d.position",
                        JobDispute.class)
                .setParameter("merchant", job.getMerchantId())
                .setParameter("job", job.getId())
                .setParameter("waiting", JobOutcome.WAITING)
                .setMaxResults(DISPUTES)
                .getResultList();
    }

    /**
     * Executes the command on all disputes of a claim in one transaction, unless that was done or cancelled meanwhile.
     *
     * @throws RuntimeException if one of them is refused or fails; then {@link #execute} goes on
     */
    public void executeAll(ClaimedJob job) {
        if (job.positions().isEmpty()) {
            return;
        }
        em
                .createQuery(
                        "select d from JobDispute d where d.merchantId = :merchant and d.jobId = :job"
                                + " and d.position in :positions order by d.position",
                        JobDispute.class)
                .setParameter("merchant", job.merchantId())
                .setParameter("job", job.id())
                .setParameter("positions", job.positions())
                .setLockMode(LockModeType.PESSIMISTIC_WRITE)
                .getResultList()
                .stream()
                .filter(JobDispute::isWaiting)
                .forEach(dispute -> execute(job, dispute));
    }

    /**
     * Executes the command on a dispute, unless that was done or cancelled meanwhile.
     *
     * @throws ProblemException if the dispute does not allow it; then {@link #refuse} records that
     */
    public void execute(ClaimedJob job, int position) {
        change(job, position, dispute -> execute(job, dispute));
    }

    private void execute(ClaimedJob job, JobDispute dispute) {
        commands.execute(job.merchantId(), dispute.getDisputeId(), dispute.getVersion(), job.request(), job.creator());
        dispute.end(JobOutcome.DONE, null);
    }

    /** Records that a dispute did not allow the command. */
    public void refuse(ClaimedJob job, int position, ProblemException refusal) {
        change(job, position, dispute -> dispute.end(DisputeResult.outcome(refusal), refusal.getMessage()));
    }

    /** Records that the server failed to execute the command on a dispute. */
    public void fail(ClaimedJob job, int position) {
        change(job, position, JobDispute::fail);
    }

    private void change(ClaimedJob job, int position, Consumer<JobDispute> change) {
        JobDispute dispute = em.find(
                JobDispute.class,
                new JobDisputeKey(job.merchantId(), job.id(), position),
                LockModeType.PESSIMISTIC_WRITE);
        if (dispute != null && dispute.isWaiting()) {
            change.accept(dispute);
        }
    }

    /** Ends a job without waiting disputes, and lets any node go on with another one. */
    public void release(ClaimedJob claimed) {
        Job job = em.find(Job.class, new OwnedKey(claimed.merchantId(), claimed.id()), LockModeType.PESSIMISTIC_WRITE);
        if (job == null) {
            return;
        }
        Instant now = clock.instant();
        List<JobDispute> waiting = waiting(job);
        if (waiting.isEmpty()) {
            job.end(JobState.DONE, now);
        } else {
            job.release(waiting.get(0).getAttempts() == 0 ? now : now.plus(RETRY));
        }
    }

    /**
     * Deletes some of the jobs that ended long ago, with their results.
     *
     * @return whether there may be more
     */
    public boolean deleteNextExpired() {
        List<Job> expired = em.createQuery("select j from Job j where j.endedAt < :end order by j.endedAt", Job.class)
                .setParameter("end", clock.instant().minus(kept))
                .setMaxResults(DELETED)
                .getResultList();
        for (Job job : expired) {
            em.createQuery("delete from JobDispute d where d.merchantId = :merchant and d.jobId = :job")
                    .setParameter("merchant", job.getMerchantId())
                    .setParameter("job", job.getId())
                    .executeUpdate();
            em.createQuery("delete from Job j where j.merchantId = :merchant and j.id = :id")
                    .setParameter("merchant", job.getMerchantId())
                    .setParameter("id", job.getId())
                    .executeUpdate();
        }
        return expired.size() == DELETED;
    }
}
