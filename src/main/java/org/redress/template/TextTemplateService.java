package org.redress.template;

import jakarta.ejb.EJB;
import jakarta.ejb.Stateless;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.redress.digest.CanonicalForm;
import org.redress.http.Preconditions;
import org.redress.party.Merchant;
import org.redress.problem.InputLimits;
import org.redress.problem.InvalidRequestException;
import org.redress.problem.UnknownResourceException;
import org.redress.search.DisputeQueryService;
import org.redress.search.DisputeRow;
import org.redress.text.Languages;

/** Reads, replaces and fills the text templates of merchants. */
@Stateless
public class TextTemplateService {
    @PersistenceContext
    EntityManager em;

    @EJB
    DisputeQueryService disputes;

    /** Text of a template that a dispute has filled. */
    public record FilledText(Locale language, String text) {}

    /** Returns the templates of a merchant by name. */
    public List<TextTemplate> list(int merchantId) {
        return em.createNamedQuery(TextTemplate.OF_MERCHANT, TextTemplate.class)
                .setParameter("merchant", merchantId)
                .getResultStream()
                .sorted(Comparator.comparing(TextTemplate::getData, TextTemplateData.BY_NAME))
                .toList();
    }

    /** Returns the entity tag of templates. */
    static String digest(List<TextTemplate> templates) {
        return CanonicalForm.of("templates")
                .addForms("templates", templates.stream().map(template -> template.getData()
                        .canonicalForm()))
                .digest();
    }

    /**
     * Replaces the merchant's templates. One without an id that has the name of a template is that template.
     *
     * @param conditions the state that the caller has read
     * @return the templates after the change
     * @throws UnknownResourceException if there is no such merchant
     * @throws InvalidRequestException if an id is no template's
     * @throws org.redress.problem.PreconditionFailedException if the templates have changed since they were read
     */
    public List<TextTemplate> replace(int merchantId, Preconditions conditions, List<TextTemplateData> wanted) {
        // One change at a time
        if (em.find(Merchant.class, merchantId, LockModeType.PESSIMISTIC_WRITE) == null) {
            throw new UnknownResourceException("client");
        }
        List<TextTemplate> before = list(merchantId);
        List<TextTemplateData> changed = withIds(before, wanted);
        // Equal templates may be the same call again, after its answer was lost: its ETag is one of before
        if (before.stream().map(TextTemplate::getData).toList().equals(changed)) {
            conditions.checkNoneMatches(digest(before));
            return before;
        }
        conditions.check(digest(before));
        Map<UUID, TextTemplate> known =
                before.stream().collect(Collectors.toMap(TextTemplate::getId, Function.identity()));
        Set<UUID> kept = new HashSet<>();
        for (TextTemplateData data : changed) {
            UUID id = Objects.requireNonNull(data.id());
            TextTemplate template = known.get(id);
            if (template == null) {
                em.persist(new TextTemplate(merchantId, id, data));
            } else {
                template.change(data);
            }
            kept.add(id);
        }
        before.stream().filter(template -> !kept.contains(template.getId())).forEach(em::remove);
        em.flush();
        return list(merchantId);
    }

    /** Returns the wanted templates by name, each with an id: its own, that of a template of its name, or a new one. */
    private static List<TextTemplateData> withIds(List<TextTemplate> before, List<TextTemplateData> wanted) {
        Set<UUID> known = before.stream().map(TextTemplate::getId).collect(Collectors.toSet());
        Set<@Nullable UUID> given = wanted.stream().map(TextTemplateData::id).collect(Collectors.toSet());
        for (int i = 0; i < wanted.size(); i++) {
            UUID id = wanted.get(i).id();
            if (id != null && !known.contains(id)) {
                throw new InvalidRequestException(
                        "templates[" + i + "].id",
                        "must be that of a template, or absent",
                        "body /templates/" + i + "/id");
            }
        }
        return wanted.stream()
                .map(data -> data.id() != null
                        ? data
                        : data.withId(before.stream()
                                .filter(template -> template.getData().key().equals(data.key()))
                                .map(TextTemplate::getId)
                                .filter(id -> !given.contains(id))
                                .findFirst()
                                .orElseGet(UUID::randomUUID)))
                .sorted(TextTemplateData.BY_NAME)
                .toList();
    }

    /**
     * Fills the text of a template for a dispute.
     *
     * @param language null for that of the customer or, if the template lacks it, the merchant's
     * @param staff name of the member of staff
     * @return empty if the merchant has no such template
     * @throws UnknownResourceException if the merchant has no such dispute
     * @throws InvalidRequestException if the template has no text in the language, or a variable no value
     */
    public Optional<FilledText> fill(
            int merchantId, UUID textId, UUID disputeId, @Nullable String language, String staff) {
        DisputeRow dispute =
                disputes.find(merchantId, disputeId).orElseThrow(() -> new UnknownResourceException("dispute"));
        return find(merchantId, textId).map(template -> fill(template, dispute, language, staff));
    }

    /** Returns the languages that a template has texts in; empty if the merchant has no such template. */
    public Optional<Set<String>> languages(int merchantId, UUID textId) {
        return find(merchantId, textId).map(template -> template.texts().keySet());
    }

    private Optional<TextTemplateData> find(int merchantId, UUID textId) {
        return list(merchantId).stream()
                .filter(template -> template.getId().equals(textId))
                .findFirst()
                .map(TextTemplate::getData);
    }

    /** Returns the exception of a language that a template has no text in. */
    public static InvalidRequestException noSuchLanguage() {
        return new InvalidRequestException("language", "must be one that the template has a text in", "body /language");
    }

    private FilledText fill(TextTemplateData template, DisputeRow dispute, @Nullable String wanted, String staff) {
        Merchant merchant = dispute.merchant();
        Set<String> available = template.texts().keySet();
        String chosen = languages(dispute, merchant, wanted)
                .filter(available::contains)
                .findFirst()
                .orElseThrow(TextTemplateService::noSuchLanguage);
        TemplateText text =
                new TemplateText(Objects.requireNonNull(template.texts().get(chosen)));
        Locale language = Locale.forLanguageTag(chosen);
        TemplateVariable.TemplateContext context =
                new TemplateVariable.TemplateContext(dispute, merchant, language, staff);
        List<String> missing = text.variables().stream()
                .filter(variable -> variable.value(context) == null)
                .map(TemplateVariable::written)
                .toList();
        if (!missing.isEmpty()) {
            throw new InvalidRequestException(
                    "textId",
                    "must be a text whose variables this dispute has: it lacks " + String.join(", ", missing),
                    "body /textId");
        }
        String filled = text.filled(variable -> Objects.requireNonNull(variable.value(context)));
        if (filled.codePointCount(0, filled.length()) > InputLimits.FREE_TEXT) {
            throw new InvalidRequestException(
                    "textId",
                    "must have at most " + InputLimits.FREE_TEXT + " characters with its values",
                    "body /textId");
        }
        return new FilledText(language, filled);
    }

    /** Returns the languages to look for a text in, the best first. */
    private Stream<String> languages(DisputeRow dispute, Merchant merchant, @Nullable String wanted) {
        return wanted != null
                ? Stream.of(wanted)
                : Stream.of(
                                customerLanguages(dispute),
                                merchant.getSettings().getLanguages().stream(),
                                Languages.CODES.stream())
                        .flatMap(Function.identity());
    }

    private Stream<String> customerLanguages(DisputeRow dispute) {
        return em.createQuery(
                        "select i.language from ChannelIdentity i where i.merchantId = :merchant"
                                + " and i.customerId = :customer and i.language is not null order by i.channel, i.uid",
                        String.class)
                .setParameter("merchant", dispute.merchant().getId())
                .setParameter("customer", dispute.customerId())
                .setMaxResults(InputLimits.REFERENCES)
                .getResultStream()
                .map(tag -> Locale.forLanguageTag(tag.replace('_', '-')).getLanguage());
    }
}
