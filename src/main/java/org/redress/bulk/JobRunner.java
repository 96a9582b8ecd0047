package org.redress.bulk;

import jakarta.ejb.EJB;
import jakarta.enterprise.context.ApplicationScoped;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.redress.problem.ProblemException;
import org.redress.timer.Batches;
import org.redress.timer.TimerRuns;

/** Executes jobs of all merchants on this node. The merchants take turns, some disputes each. */
@ApplicationScoped
public class JobRunner {
    private static final Logger LOG = System.getLogger(JobRunner.class.getName());
    private static final int ROUNDS = 100;

    @EJB
    JobQueueService queue;

    /** Goes on until there is no work, at most for 100 turns of each merchant. */
    public void run() {
        // Their oldest job is another node's, or waits for its next attempt
        Set<Integer> idle = new HashSet<>();
        for (int round = 0; round < ROUNDS; round++) {
            List<Integer> merchants = queue.merchantsWithWork().stream()
                    .filter(merchantId -> !idle.contains(merchantId))
                    .toList();
            if (merchants.isEmpty()) {
                return;
            }
            Batches.doEach(merchants, merchantId -> {
                Optional<ClaimedJob> claimed = queue.claim(merchantId);
                claimed.ifPresentOrElse(this::executeNext, () -> idle.add(merchantId));
            });
        }
    }

    private void executeNext(ClaimedJob job) {
        try {
            queue.executeAll(job);
        } catch (RuntimeException e) {
            // One of them is refused or fails, which must not undo the others
            job.positions().forEach(position -> execute(job, position));
        }
        queue.release(job);
    }

    private void execute(ClaimedJob job, int position) {
        try {
            queue.execute(job, position);
        } catch (ProblemException e) {
            queue.refuse(job, position, e);
        } catch (RuntimeException e) {
            LOG.log(
                    Level.WARNING,
                    "job {0} of merchant {1} failed at dispute {2}: {3}",
                    job.id(),
                    Integer.toString(job.merchantId()),
                    Integer.toString(position),
                    TimerRuns.rootType(e));
            queue.fail(job, position);
        }
    }
}
