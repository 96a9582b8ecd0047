package org.redress.bench.spring;

import jakarta.persistence.criteria.Predicate;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import lombok.RequiredArgsConstructor;
import org.springframework.data.domain.PageRequest;
import org.springframework.data.domain.Pageable;
import org.springframework.data.domain.Sort;
import org.springframework.data.jpa.domain.Specification;
import org.springframework.http.ResponseEntity;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** The list in two forms: /page counts the rows, as most teams do; /slice does not. */
@RestController
@RequiredArgsConstructor
class DisputeController {
    private final DisputeRepository disputes;
    private final DisputeReadRepository reads;

    record Search(
            String query,
            List<Integer> status,
            LocalDate startDate,
            LocalDate endDate,
            String sortBy,
            String sortMethod,
            Integer pageNumber,
            Integer pageSize) {}

    @GetMapping("/page/{clientId}/disputes")
    @Transactional(readOnly = true)
    public ResponseEntity<List<DisputeDto>> page(@PathVariable Integer clientId, Search search) {
        var page = disputes.findAll(matching(clientId, search), pageable(search));
        return ResponseEntity.ok()
                .header("X-Total-Count", Long.toString(page.getTotalElements()))
                .body(dtos(clientId, page.getContent()));
    }

    @GetMapping("/slice/{clientId}/disputes")
    @Transactional(readOnly = true)
    public List<DisputeDto> slice(@PathVariable Integer clientId, Search search) {
        return dtos(
                clientId,
                disputes.findBy(matching(clientId, search), query -> query.project("reason", "customer", "merchant")
                                .slice(pageable(search)))
                        .getContent());
    }

    private List<DisputeDto> dtos(Integer clientId, List<Dispute> found) {
        Map<UUID, Long> read = reads
                .findByMerchantIdAndStaffIdAndDisputeIdIn(
                        clientId,
                        DisputeRead.READER,
                        found.stream().map(Dispute::getId).toList())
                .stream()
                .collect(Collectors.toMap(DisputeRead::getDisputeId, DisputeRead::getReadVersion));
        return found.stream()
                .map(dispute -> DisputeDto.of(dispute, read.get(dispute.getId())))
                .toList();
    }

    private static Pageable pageable(Search search) {
        String name = search.sortBy() == null ? "CreatedAt" : search.sortBy();
        String attribute =
                switch (name) {
                    case "ReasonId" -> "reason.id";
                    case "Deadline" -> "dueAt";
                    default -> Character.toLowerCase(name.charAt(0)) + name.substring(1);
                };
        Sort.Direction direction = "asc".equals(search.sortMethod()) ? Sort.Direction.ASC : Sort.Direction.DESC;
        return PageRequest.of(
                search.pageNumber() == null ? 0 : search.pageNumber() - 1,
                search.pageSize() == null ? 20 : search.pageSize(),
                Sort.by(direction, attribute, "id"));
    }

    private static Specification<Dispute> matching(Integer clientId, Search search) {
        return (dispute, criteria, cb) -> {
            List<Predicate> all = new ArrayList<>();
            all.add(cb.equal(dispute.get("merchant").get("id"), clientId));
            if (search.query() != null) {
                String literally = search.query().toLowerCase().replaceAll("[!%_]", "!$0");
                all.add(cb.like(dispute.get("searchText"), "%" + literally + "%", '!'));
            }
            if (search.status() != null) {
                all.add(dispute.get("statusId").in(search.status()));
            }
            if (search.startDate() != null) {
                all.add(cb.greaterThanOrEqualTo(
                        dispute.get("createdAt"),
                        search.startDate().atStartOfDay(ZoneOffset.UTC).toInstant()));
            }
            if (search.endDate() != null) {
                all.add(cb.lessThan(
                        dispute.get("createdAt"),
                        search.endDate()
                                .plusDays(1)
                                .atStartOfDay(ZoneOffset.UTC)
                                .toInstant()));
            }
            return cb.and(all.toArray(Predicate[]::new));
        };
    }
}
