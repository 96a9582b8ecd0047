package org.redress.thumbnail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import jakarta.enterprise.concurrent.ManagedThreadFactory;
import jakarta.ws.rs.ServiceUnavailableException;
import java.io.ByteArrayInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import org.redress.Concurrently;
import org.redress.Stub;
import org.redress.attachment.TransactionalAttachments;
import org.redress.database.TestDatabase;
import org.redress.database.TestInjector;
import org.redress.dispute.Attachment;
import org.redress.dispute.Dispute;
import org.redress.dispute.Shop;
import org.redress.limits.Bulkhead;
import org.redress.security.Caller;
import org.redress.storage.BlobReference;
import org.redress.storage.BlobStorage;
import org.redress.timer.TestTimers;

/** Thumbnails are made in the background on both databases: once on all nodes, fairly, and never against an erasure. */
@Tag("database")
@ParameterizedClass(name = "{0}")
@EnumSource(TestDatabase.class)
@Timeout(120)
class ThumbnailWorkersTest {
    private static final Instant NOON = Instant.parse("2026-11-28T12:00:00Z");
    private static final byte[] SLOW = Pictures.webp(Pictures.frame(5_600, 5_600, 400_000));

    @Parameter
    TestDatabase database;

    private final Map<UUID, byte[]> files = new ConcurrentHashMap<>();
    private final Map<UUID, AtomicInteger> opened = new ConcurrentHashMap<>();
    private final Map<UUID, CountDownLatch> held = new ConcurrentHashMap<>();
    private final List<ThumbnailWorkers> nodes = new ArrayList<>();
    private ThumbnailWorkers node;

    @BeforeEach
    void start_with_an_empty_queue() {
        database.run("delete from thumbnail_jobs");
        node = node(NOON, 30);
    }

    @AfterEach
    void let_threads_end() throws InterruptedException {
        held.values().forEach(CountDownLatch::countDown);
        // Between two pictures a thread is not running; after the stop it takes no other
        nodes.forEach(ThumbnailWorkers::stop);
        await(() -> nodes.stream().allMatch(each -> each.countRunning() == 0));
    }

    private ThumbnailWorkers node(Instant now, int seconds) {
        ThumbnailWorkers workers = new ThumbnailWorkers();
        workers.jobs = jobs(now);
        workers.blobs = blobs();
        workers.bulkhead = new Bulkhead(5, 10, 100, 100);
        workers.settings = new ThumbnailSettings();
        workers.settings.threads = 2;
        workers.settings.maxPixels = 32_000_000;
        workers.settings.seconds = seconds;
        workers.status = new ThumbnailStatus();
        nodes.add(workers);
        return workers;
    }

    private ThumbnailJobService jobs(Instant now) {
        return new TransactionalThumbnailJobs(database, Clock.fixed(now, ZoneOffset.UTC), Map.of());
    }

    private BlobStorage blobs() {
        return new BlobStorage() {
            @Override
            public InputStream open(Caller caller, BlobReference blob, long from, long length) {
                UUID id = blob.id();
                opened.computeIfAbsent(id, any -> new AtomicInteger()).incrementAndGet();
                return Optional.ofNullable(files.get(id))
                        .map(bytes -> held(id, bytes))
                        .orElseThrow(() -> new ServiceUnavailableException(1L));
            }
        };
    }

    /** Its first byte comes when the test lets it go. */
    private InputStream held(UUID id, byte[] bytes) {
        return new FilterInputStream(new ByteArrayInputStream(bytes)) {
            @Override
            public int read(byte[] target, int offset, int length) throws IOException {
                try {
                    held.getOrDefault(id, new CountDownLatch(0)).await();
                } catch (InterruptedException e) {
                    throw new IOException(e);
                }
                return super.read(target, offset, length);
            }
        };
    }

    /** Attaches pictures to a new dispute of a new merchant. */
    private List<UUID> attach(byte[]... pictures) {
        return attach(Map.of(), pictures);
    }

    private List<UUID> attach(Map<String, String> limits, byte[]... pictures) {
        Map<UUID, byte[]> attached = new HashMap<>();
        database.inTransaction(em -> {
            Shop shop = new Shop(em);
            Dispute dispute = shop.dispute(null, NOON);
            List<Attachment> all = Stream.of(pictures)
                    .map(bytes -> {
                        Attachment attachment = new Attachment(
                                UUID.randomUUID(), dispute, "f", "f", type(bytes), bytes.length, "Customer", NOON);
                        em.persist(attachment);
                        attached.put(attachment.getId(), bytes);
                        return attachment;
                    })
                    .toList();
            new TestInjector(em, Clock.fixed(NOON, ZoneOffset.UTC))
                    .with(limits)
                    .get(ThumbnailJobService.class)
                    .enqueue(shop.id(), all);
            return null;
        });
        files.putAll(attached);
        return List.copyOf(attached.keySet());
    }

    private static String type(byte[] bytes) {
        return switch (bytes[0]) {
            case 'R' -> "image/webp";
            case 'G' -> "image/gif";
            case (byte) 0x89 -> "image/png";
            case (byte) 0xFF -> "image/jpeg";
            default -> "text/plain";
        };
    }

    private Attachment find(UUID attachment) {
        return database.inTransaction(
                em -> em.createQuery("select a from Attachment a where a.id = :id", Attachment.class)
                        .setParameter("id", attachment)
                        .getSingleResult());
    }

    private boolean hasThumbnail(UUID attachment) {
        return database.inTransaction(
                em -> em.createQuery("select count(t) from AttachmentThumbnail t where t.id = :id", Long.class)
                                .setParameter("id", attachment)
                                .getSingleResult()
                        == 1);
    }

    private long waiting() {
        return jobs(NOON).countWaiting();
    }

    private static void await(BooleanSupplier condition) throws InterruptedException {
        while (!condition.getAsBoolean()) {
            TimeUnit.MILLISECONDS.sleep(20);
        }
    }

    @Test
    void pictures_of_all_formats_get_a_thumbnail_and_other_files_are_not_queued() throws Exception {
        List<UUID> pictures =
                attach(Pictures.jpeg(), Pictures.png(), Pictures.gif(), Pictures.webp(Pictures.frame(1, 1, 0)));
        attach("text".getBytes(StandardCharsets.US_ASCII));
        assertThat(waiting()).isEqualTo(4);
        node.start(Thread::new);
        // Counted after it is stored
        await(() -> node.status.countOf(ThumbnailResult.MADE) == 4);
        assertThat(waiting()).isZero();
        assertThat(pictures).allMatch(this::hasThumbnail);
    }

    @Test
    void a_picture_that_hangs_delays_only_the_pictures_of_its_merchant() throws Exception {
        List<UUID> first = attach(Pictures.png(), Pictures.png(), Pictures.png());
        first.forEach(id -> held.put(id, new CountDownLatch(1)));
        node.start(Thread::new);
        await(() -> opened.size() == 1);

        UUID second = attach(Pictures.png()).get(0);
        UUID third = attach(Pictures.gif()).get(0);
        assertThat(node.start(Thread::new)).isPositive();
        await(() -> hasThumbnail(second) && hasThumbnail(third));
        assertThat(first).noneMatch(this::hasThumbnail);
        assertThat(opened.keySet()).filteredOn(first::contains).hasSize(1);

        held.values().forEach(CountDownLatch::countDown);
        await(() -> first.stream().allMatch(this::hasThumbnail));
    }

    @Test
    void a_decoder_that_exceeds_its_deadline_is_interrupted_and_its_picture_given_up() throws Exception {
        node = node(NOON, 0);
        UUID slow = attach(SLOW).get(0);
        node.start(Thread::new);
        await(() -> {
            node.giveUpOverdue();
            return node.status.countOf(ThumbnailResult.OVERDUE) == 1;
        });
        assertThat(waiting()).isZero();
        await(() -> node.countRunning() == 0);
        node.giveUpOverdue();
        assertThat(hasThumbnail(slow)).isFalse();
        assertThat(node.status.countOf(ThumbnailResult.OVERDUE)).isEqualTo(1);
        assertThat(node.status.countOf(ThumbnailResult.REFUSED)).isZero();
    }

    @Test
    void several_nodes_make_each_thumbnail_once() throws Exception {
        List<UUID> pictures = new ArrayList<>();
        for (int merchants = 0; merchants < 6; merchants++) {
            pictures.addAll(attach(Pictures.png(), Pictures.jpeg(), Pictures.gif()));
        }
        List<ThumbnailWorkers> three = List.of(node, node(NOON, 30), node(NOON, 30));
        Concurrently.callers(3, n -> () -> three.get(n).start(Thread::new));
        await(() -> waiting() == 0 && three.stream().allMatch(each -> each.countRunning() == 0));
        assertThat(pictures).allMatch(this::hasThumbnail);
        assertThat(opened.values()).extracting(AtomicInteger::get).containsOnly(1);
    }

    @Test
    void a_picture_that_is_erased_while_it_is_decoded_gets_no_thumbnail() throws Exception {
        UUID picture = attach(Pictures.png()).get(0);
        held.put(picture, new CountDownLatch(1));
        node.start(Thread::new);
        await(() -> opened.containsKey(picture));
        erase(find(picture));
        held.get(picture).countDown();
        await(() -> node.countRunning() == 0);
        assertThat(hasThumbnail(picture)).isFalse();
        assertThat(waiting()).isZero();
        assertThat(node.status.countOf(ThumbnailResult.MADE)).isZero();
    }

    @Test
    void a_thumbnail_that_is_stored_during_an_erasure_is_erased_or_refused() {
        for (int n = 0; n < 20; n++) {
            UUID picture = attach(Pictures.png()).get(0);
            Attachment attachment = find(picture);
            Concurrently.callers(2, caller -> () -> {
                if (caller == 0) {
                    erase(attachment);
                } else {
                    jobs(NOON).save(attachment.getMerchantId(), picture, new byte[] {1});
                }
                return null;
            });
            assertThat(hasThumbnail(picture)).isFalse();
        }
    }

    private void erase(Attachment picture) {
        new TransactionalAttachments(database, Clock.fixed(NOON, ZoneOffset.UTC))
                .erase(picture.getMerchantId(), List.of(picture.getDisputeId()));
    }

    @Test
    void a_node_that_ends_leaves_its_picture_to_another_after_five_minutes() throws Exception {
        UUID picture = attach(Pictures.png()).get(0);
        assertThat(jobs(NOON).claim(Integer.MIN_VALUE, Set.of())).isPresent();
        assertThat(jobs(NOON.plusSeconds(299)).claim(Integer.MIN_VALUE, Set.of()))
                .isEmpty();
        ThumbnailWorkers later = node(NOON.plusSeconds(300), 30);
        later.start(Thread::new);
        await(() -> hasThumbnail(picture));
    }

    @Test
    void a_picture_that_ends_node_after_node_is_given_up() throws Exception {
        UUID picture = attach(Pictures.png()).get(0);
        for (int attempt = 0; attempt < 3; attempt++) {
            Instant then = NOON.plus(Duration.ofMinutes(5L * attempt));
            assertThat(jobs(then).claim(Integer.MIN_VALUE, Set.of())).isPresent();
        }
        node = node(NOON.plus(Duration.ofMinutes(15)), 30);
        node.start(Thread::new);
        await(() -> waiting() == 0);
        assertThat(opened).isEmpty();
        assertThat(hasThumbnail(picture)).isFalse();
    }

    @Test
    void a_picture_whose_store_is_away_is_read_a_minute_later_and_as_often_as_it_takes() throws Exception {
        UUID picture = attach(Pictures.png()).get(0);
        byte[] bytes = files.remove(picture);
        for (int minute = 0; minute < 10; minute++) {
            ThumbnailWorkers then = node(NOON.plus(Duration.ofMinutes(minute)), 30);
            then.start(Thread::new);
            await(() -> then.countRunning() == 0);
            assertThat(then.status.countOf(ThumbnailResult.POSTPONED)).isEqualTo(1);
        }
        files.put(picture, bytes);
        node.start(Thread::new);
        assertThat(node.countRunning()).isZero();
        node(NOON.plus(Duration.ofMinutes(10)), 30).start(Thread::new);
        await(() -> hasThumbnail(picture));
    }

    @Test
    void an_outage_of_the_database_ends_a_round_and_not_the_timer() throws Exception {
        UUID picture = attach(Pictures.png()).get(0);
        ThumbnailJobService available = node.jobs;
        node.jobs = new ThumbnailJobService() {
            @Override
            public Optional<ClaimedPicture> claim(int last, Set<Integer> except) {
                throw new IllegalStateException("the database is away");
            }
        };
        assertThatIllegalStateException().isThrownBy(() -> node.start(Thread::new));
        ThumbnailScheduler scheduler = new ThumbnailScheduler();
        scheduler.workers = node;
        scheduler.status = node.status;
        scheduler.runs = TestTimers.startedAt(Clock.fixed(NOON, ZoneOffset.UTC));
        Stub.Answer newThread = arguments -> new Thread((Runnable) arguments[0]);
        scheduler.threads = Stub.answering(ManagedThreadFactory.class, Map.of("newThread", newThread));
        scheduler.run();
        node.jobs = available;
        scheduler.run();
        await(() -> hasThumbnail(picture));
    }

    @Test
    void the_end_of_the_server_gives_no_picture_up() throws Exception {
        UUID slow = attach(SLOW).get(0);
        node.start(Thread::new);
        await(() -> {
            node.stop();
            return node.countRunning() == 0;
        });
        assertThat(hasThumbnail(slow)).isFalse();
        assertThat(waiting()).isEqualTo(1);
        attach(Pictures.png());
        node.start(Thread::new);
        assertThat(node.countRunning()).isZero();
    }

    @Test
    void a_merchant_has_its_part_of_the_queue_and_large_pictures_are_left_out() {
        attach(Map.of("thumbnail.waiting", "2"), Pictures.png(), Pictures.png(), Pictures.png());
        assertThat(waiting()).isEqualTo(2);
        attach(Map.of("thumbnail.waiting", "2"), Pictures.png());
        assertThat(waiting()).isEqualTo(3);
        attach(Map.of("thumbnail.bytes", "1024"), Pictures.png(), Pictures.join(Pictures.png(), new byte[1_024]));
        assertThat(waiting()).isEqualTo(4);
    }

    @Test
    void merchants_take_turns_in_the_order_of_their_ids() {
        attach(Pictures.png(), Pictures.png(), Pictures.png());
        attach(Pictures.png());
        attach(Pictures.png(), Pictures.png());
        int last = Integer.MIN_VALUE;
        List<Integer> turns = new ArrayList<>();
        for (int n = 0; n < 6; n++) {
            last = jobs(NOON).claim(last, Set.of()).orElseThrow().merchantId();
            turns.add(last);
        }
        int first = turns.get(0);
        assertThat(turns).containsExactly(first, first + 1, first + 2, first, first + 2, first);
        assertThat(jobs(NOON).claim(last, Set.of())).isEmpty();
    }
}
