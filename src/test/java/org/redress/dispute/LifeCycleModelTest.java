package org.redress.dispute;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.redress.dispute.DisputeStatus.CANCELLED;
import static org.redress.dispute.DisputeStatus.CLOSED;
import static org.redress.dispute.DisputeStatus.RESOLVED;
import static org.redress.dispute.DisputeStatus.UNDER_REVIEW;
import static org.redress.dispute.DisputeStatus.WAITING_FOR_CUSTOMER;
import static org.redress.dispute.DisputeStatus.WAITING_FOR_SHOP;

import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import org.redress.problem.ConflictException;
import org.redress.timeline.TimelineEntry;

/**
 * Whatever anybody tries in whatever order, the case does what a second, independent telling of the rules says: each try
 * either follows them or is refused and leaves no trace.
 */
class LifeCycleModelTest {
    private static final Dispute OTHER = MartinsCase.openedAboutTheAccount();
    private static final List<DisputeCommand> TRIED = List.of(
            new DisputeCommand.RequestInformation("Which?"),
            new DisputeCommand.SupplyInformation(null),
            new DisputeCommand.Decide(Outcome.MERCHANT, null, "No"),
            new DisputeCommand.Appeal("Why?"),
            new DisputeCommand.Close(),
            new DisputeCommand.Cancel(),
            new DisputeCommand.Escalate(),
            new DisputeCommand.AddComment(Visibility.CUSTOMER, "Hello", List.of()),
            new DisputeCommand.Attach(MartinsCase.PHOTO),
            new TriageCommand.Assign(new Member("anna", "Anna")),
            new TriageCommand.Unassign(),
            new TriageCommand.Take(new Member("bert", "Bert")),
            new TriageCommand.Prioritize(Priority.HIGH),
            new TriageCommand.Tag(List.of("VIP"), List.of()),
            new PairCommand.Merge("7", OTHER),
            new PairCommand.Split(OTHER),
            new PairCommand.Link("7", LinkKind.RELATED, OTHER),
            new PairCommand.Unlink("7", OTHER));

    private static final Set<DisputeAction> MOVES =
            EnumSet.range(DisputeAction.REQUEST_INFORMATION, DisputeAction.ESCALATE);

    /** Somebody tries something some time after the one before. */
    record Try(Actor actor, DisputeCommand command, Duration later) {
        private DisputeAction action() {
            return command.action();
        }
    }

    /** The rules once more, as a person would tell them. */
    private static final class Model {
        private DisputeStatus status = WAITING_FOR_SHOP;
        private DisputeStatus merged;
        private boolean appealed;
        private Instant since;
        private Instant mergedAt;

        private Model(Instant opened) {
            since = opened;
        }

        /** Where it leads; empty where it is not allowed. */
        private Optional<DisputeStatus> after(Try tried, Instant now) {
            boolean open = status == WAITING_FOR_SHOP || status == WAITING_FOR_CUSTOMER || status == UNDER_REVIEW;
            boolean over = status == CLOSED || status == CANCELLED;
            boolean inTime = !now.isAfter(since.plus(ActionContexts.TERM));
            boolean timePassed = !now.isBefore(since.plus(ActionContexts.TERM));
            boolean shop = tried.actor() == Actor.MERCHANT;
            boolean customer = tried.actor() == Actor.CUSTOMER;
            boolean clock = tried.actor() == Actor.CLOCK;
            return switch (tried.action()) {
                case REQUEST_INFORMATION ->
                    when(shop && (status == WAITING_FOR_SHOP || status == UNDER_REVIEW), WAITING_FOR_CUSTOMER);
                case SUPPLY_INFORMATION ->
                    when(
                            (shop && status == WAITING_FOR_SHOP) || (!clock && status == WAITING_FOR_CUSTOMER),
                            UNDER_REVIEW);
                case DECIDE -> when(shop && open, appealed ? CLOSED : RESOLVED);
                case APPEAL -> when(!clock && status == RESOLVED && inTime, UNDER_REVIEW);
                case CLOSE ->
                    when(
                            (shop && !over)
                                    || (clock && timePassed && (status == WAITING_FOR_CUSTOMER || status == RESOLVED)),
                            CLOSED);
                case CANCEL -> when(customer && !over, CANCELLED);
                case ESCALATE -> when(clock && status == WAITING_FOR_SHOP && timePassed, UNDER_REVIEW);
                case COMMENT, ATTACH -> when(shop || (customer && !over), status);
                case ASSIGN, UNASSIGN, TAKE, PRIORITIZE -> when(shop && !over, status);
                case TAG, LINK, UNLINK -> when(shop, status);
                case MERGE -> when(shop && open && !appealed, CLOSED);
                case SPLIT -> when(shop && merged != null, merged);
                case OPEN, REMIND, ERASE -> throw new IllegalArgumentException(tried + " is none of the model's");
            };
        }

        private void become(DisputeAction action, DisputeStatus next, Instant now) {
            appealed |= action == DisputeAction.APPEAL;
            if (action == DisputeAction.MERGE) {
                merged = status;
                mergedAt = now;
            } else if (action == DisputeAction.SPLIT) {
                merged = null;
                since = since.plus(Duration.between(mergedAt, now));
            } else if (MOVES.contains(action)) {
                since = now;
            }
            status = next;
        }

        private static Optional<DisputeStatus> when(boolean allowed, DisputeStatus next) {
            return allowed ? Optional.of(next) : Optional.empty();
        }
    }

    @Provide
    Arbitrary<List<Try>> tries() {
        Arbitrary<Duration> later = Arbitraries.frequencyOf(
                Tuple.of(4, Arbitraries.longs().between(0, 3_600).map(Duration::ofSeconds)),
                Tuple.of(1, Arbitraries.longs().between(0, 6).map(Duration::ofDays)));
        return Combinators.combine(Arbitraries.of(Actor.class), Arbitraries.of(TRIED), later)
                .as(Try::new)
                .list()
                .ofMinSize(1)
                .ofMaxSize(25);
    }

    @Property
    void a_case_does_what_the_rules_say_and_nothing_else(@ForAll("tries") List<Try> tries) {
        Instant now = MartinsCase.OPENED;
        Dispute dispute = new Dispute(
                MartinsCase.ID,
                MartinsCase.TICKET,
                MartinsCase.brokenScreen(),
                MartinsCase.martin(),
                MartinsCase.product(),
                DisputeSubject.ACCOUNT,
                ActionContexts.customer(now));
        int position = dispute.recordOpening(ActionContexts.customer(now)).getPosition();
        Model model = new Model(now);
        for (Try tried : tries) {
            now = now.plus(tried.later());
            Optional<DisputeStatus> next = model.after(tried, now);
            ActionContext context = ActionContexts.of(tried.actor(), now);
            assertThat(dispute.allowedTo(tried.actor(), now).contains(tried.action()))
                    .as("%s in %s", tried, model.status)
                    .isEqualTo(next.isPresent());
            if (next.isEmpty()) {
                Instant dueAt = dispute.getDueAt();
                assertThatThrownBy(() -> tried.command().applyTo(dispute, context))
                        .isInstanceOf(ConflictException.class);
                assertThat(dispute.getStatus()).isEqualTo(model.status);
                assertThat(dispute.getDueAt()).isEqualTo(dueAt);
            } else {
                TimelineEntry entry = tried.command().applyTo(dispute, context);
                assertThat(entry.getPosition()).isEqualTo(++position);
                assertThat(entry.getEvent().action()).isEqualTo(tried.action().wireName());
                assertThat(entry.getEvent().statusBefore()).isEqualTo(model.status.id());
                assertThat(entry.getEvent().statusAfter()).isEqualTo(next.get().id());
                model.become(tried.action(), next.get(), now);
                assertThat(dispute.getStatus()).isEqualTo(model.status);
                assertThat(dispute.getDueAt() == null).isEqualTo(model.status == CLOSED || model.status == CANCELLED);
            }
        }
    }
}
