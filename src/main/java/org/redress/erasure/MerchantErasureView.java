package org.redress.erasure;

import jakarta.json.bind.annotation.JsonbPropertyOrder;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.redress.digest.Sha256;
import org.redress.json.JsonBodyWriter;
import org.redress.party.Merchant;

/**
 * Erasure of a closed merchant: its progress, and in the end its certificate. Members that are null are omitted.
 *
 * @param state name of a {@link MerchantErasureState}
 * @param closedAt ISO 8601 in UTC, as the following times
 * @param erasureAt time from which it begins
 * @param timelinesHash chained hash of all timelines, 64 hexadecimal digits
 * @param counts erased rows by kind
 */
@JsonbPropertyOrder({"id", "state", "closedAt", "erasureAt", "begunAt", "erasedAt", "timelinesHash", "counts"})
public record MerchantErasureView(
        int id,
        String state,
        String closedAt,
        String erasureAt,
        @Nullable String begunAt,
        @Nullable String erasedAt,
        @Nullable String timelinesHash,
        Map<String, Long> counts) {
    /**
     * Formats an erasure.
     *
     * @param erasure null before it has begun
     */
    static MerchantErasureView of(Merchant merchant, @Nullable MerchantErasure erasure) {
        String closedAt = Objects.toString(merchant.getStateAt());
        String erasureAt = Objects.toString(merchant.getErasureAt());
        if (erasure == null) {
            String waiting = MerchantErasureState.WAITING.name();
            return new MerchantErasureView(
                    merchant.getId(), waiting, closedAt, erasureAt, null, null, null, new TreeMap<>());
        }
        MerchantErasureState state =
                erasure.getErasedAt() == null ? MerchantErasureState.RUNNING : MerchantErasureState.DONE;
        return new MerchantErasureView(
                merchant.getId(),
                state.name(),
                closedAt,
                erasureAt,
                erasure.getBegunAt().toString(),
                Objects.toString(erasure.getErasedAt(), null),
                erasure.getTimelinesHash(),
                erasure.getCounts());
    }

    /** Returns the entity tag, without quotes: a digest of the content. */
    String tag() {
        return Sha256.of(JsonBodyWriter.of(this));
    }
}
