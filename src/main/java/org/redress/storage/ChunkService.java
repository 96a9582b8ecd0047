package org.redress.storage;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Reads and writes the chunks of blobs in the database. */
@Stateless
public class ChunkService {
    @PersistenceContext
    EntityManager em;

    /**
     * Writes consecutive chunks.
     *
     * @param first position of the first, counted from 0
     * @return position after the last
     */
    public int write(int merchantId, UUID blobId, int first, List<byte[]> chunks) {
        int position = first;
        for (byte[] chunk : chunks) {
            em.persist(new AttachmentChunk(merchantId, blobId, position++, chunk));
        }
        em.flush();
        em.clear();
        return position;
    }

    /**
     * Reads a chunk.
     *
     * @param position counted from 0
     * @return empty after the last
     */
    @TransactionAttribute(TransactionAttributeType.SUPPORTS)
    public Optional<byte[]> read(int merchantId, UUID blobId, int position) {
        return em.createQuery(
                        "select c.content from AttachmentChunk c where c.merchantId = :merchant"
                                + " and c.attachmentId = :id and c.position = :position",
                        byte[].class)
                .setParameter("merchant", merchantId)
                .setParameter("id", blobId)
                .setParameter("position", position)
                .getResultStream()
                .findFirst();
    }

    /**
     * Deletes all chunks of a blob.
     *
     * @return how many there were
     */
    public int delete(int merchantId, UUID blobId) {
        return em.createQuery("delete from AttachmentChunk c where c.merchantId = :merchant and c.attachmentId = :id")
                .setParameter("merchant", merchantId)
                .setParameter("id", blobId)
                .executeUpdate();
    }
}
