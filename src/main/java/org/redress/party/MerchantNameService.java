package org.redress.party;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Reads the merchants of names and clients in tokens from the database. */
@Stateless
@TransactionAttribute(TransactionAttributeType.SUPPORTS)
public class MerchantNameService {
    @PersistenceContext
    EntityManager em;

    /** Returns for each name the ids of the merchants that have it among their {@code ssoNames}, or none. */
    public Map<String, Set<Integer>> bySsoName(Set<? extends String> names) {
        return read("select n, m.id from Merchant m join m.ssoNames n where n in :names", names);
    }

    /** Returns for each client the ids of the merchants that have it among their {@code chatClients}, or none. */
    public Map<String, Set<Integer>> byChatClient(Set<? extends String> clients) {
        return read("select n, m.id from Merchant m join m.chatClients n where n in :names", clients);
    }

    private Map<String, Set<Integer>> read(String query, Set<? extends String> names) {
        Map<String, Set<Integer>> merchants = new HashMap<>();
        names.forEach(name -> merchants.put(name, Set.of()));
        em.createQuery(query, Object[].class)
                .setParameter("names", names)
                .getResultStream()
                .collect(Collectors.groupingBy(
                        row -> (String) row[0], Collectors.mapping(row -> (Integer) row[1], Collectors.toSet())))
                .forEach(merchants::replace);
        return merchants;
    }
}
