package org.redress.erasure;

import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import org.redress.database.TestDatabase;
import org.redress.database.TestInjector;
import org.redress.storage.StagedFile;
import org.redress.storage.TransactionalStorage;

/** Steps of the erasure of one merchant, each in a transaction of its own as on a server. They can be interrupted. */
final class InterruptibleMerchantErasure extends MerchantErasureService {
    private final TestDatabase database;
    private final Clock time;
    private final int merchant;
    private final int most;
    private int begun;

    /** Name of each committed step. */
    final List<String> committed = new ArrayList<>();

    private InterruptibleMerchantErasure(TestDatabase database, Clock clock, int merchant, int most) {
        this.database = database;
        this.time = clock;
        this.merchant = merchant;
        this.most = most;
    }

    /** Returns the eraser of a node. */
    static MerchantEraser of(ClosedMerchant merchant, Clock clock, Path folder) {
        return of(merchant, clock, folder, Integer.MAX_VALUE);
    }

    /** @param most number of transactions that are committed before one fails */
    static MerchantEraser of(ClosedMerchant merchant, Clock clock, Path folder, int most) {
        MerchantEraser eraser = new MerchantEraser();
        eraser.steps = new InterruptibleMerchantErasure(merchant.database(), clock, merchant.id(), most);
        TransactionalStorage storage = new TransactionalStorage(merchant.database(), clock);
        eraser.blobs = storage.depot(storage.stores(Map.of("EVIDENCE_FOLDER", folder.toString())));
        return eraser;
    }

    static List<String> committedBy(MerchantEraser eraser) {
        return ((InterruptibleMerchantErasure) eraser.steps).committed;
    }

    private <T> T take(String name, Function<MerchantErasureService, T> step) {
        T result = database.inTransaction(em -> {
            T answer = step.apply(new TestInjector(em, time).get(MerchantErasureService.class));
            em.flush();
            if (begun++ >= most) {
                throw new IllegalStateException("the power fails");
            }
            return answer;
        });
        committed.add(name);
        return result;
    }

    /** Leaves out the merchants of other tests. */
    @Override
    public List<Integer> due() {
        return take("due", MerchantErasureService::due).stream()
                .filter(id -> id == merchant)
                .toList();
    }

    @Override
    public boolean claim(int merchantId, UUID node) {
        return take("claim", steps -> steps.claim(merchantId, node));
    }

    @Override
    public ErasurePhase executeNext(int merchantId, UUID node) {
        return take("step", steps -> steps.executeNext(merchantId, node));
    }

    @Override
    public void restart(int merchantId, UUID node) {
        take("restart", steps -> {
            steps.restart(merchantId, node);
            return true;
        });
    }

    @Override
    public List<StagedFile> nextFiles(int merchantId, UUID node) {
        return take("files", steps -> steps.nextFiles(merchantId, node));
    }
}
