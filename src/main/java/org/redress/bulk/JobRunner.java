package org.redress.bulk;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;
import org.redress.problem.ProblemException;

/** Executes jobs of all merchants on this node. The merchants take turns, some disputes each. */
@ApplicationScoped
public class JobRunner {
    private static final int ROUNDS = 100;

    @Inject
    JobQueueService queue;

    /** Goes on until there is no work, at most for 100 turns of each merchant. */
    public void run() {
        List<Integer> merchants = queue.merchantsWithWork();
        for (int round = 0; round < ROUNDS && !merchants.isEmpty(); round++) {
            merchants.forEach(this::runNext);
            merchants = queue.merchantsWithWork();
        }
    }

    private void runNext(int merchantId) {
        Optional<ClaimedJob> claimed = queue.claim(merchantId);
        claimed.ifPresent(job -> {
            job.positions().forEach(position -> execute(job, position));
            queue.release(job);
        });
    }

    private void execute(ClaimedJob job, int position) {
        try {
            queue.execute(job, position);
        } catch (ProblemException e) {
            queue.refuse(job, position, e);
        }
    }
}
