package org.redress.storage;

import jakarta.ejb.Stateless;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Reads and writes the pieces of files that are kept in the database. */
@Stateless
public class ChunkService {
    @PersistenceContext
    EntityManager em;

    /** @param first the position of the first of these, counted from 0 @return how many there are now */
    public int write(UUID fileId, int first, List<byte[]> pieces) {
        int position = first;
        for (byte[] piece : pieces) {
            em.persist(new AttachmentChunk(fileId, position++, piece));
        }
        em.flush();
        em.clear();
        return position;
    }

    /** A piece of a file, or empty after the last. @param position counted from 0 */
    public Optional<byte[]> read(UUID fileId, int position) {
        return em.createQuery(
                        "select c.content from AttachmentChunk c where c.attachmentId = :id and c.position = :position",
                        byte[].class)
                .setParameter("id", fileId)
                .setParameter("position", position)
                .getResultStream()
                .findFirst();
    }

    /** @return how many there were */
    public int delete(UUID fileId) {
        return em.createQuery("delete from AttachmentChunk c where c.attachmentId = :id")
                .setParameter("id", fileId)
                .executeUpdate();
    }
}
