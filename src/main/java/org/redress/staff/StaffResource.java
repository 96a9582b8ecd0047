package org.redress.staff;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.EJB;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.SecurityContext;
import java.util.Comparator;
import java.util.List;
import org.redress.limits.BulkheadProtected;
import org.redress.security.Caller;
import org.redress.security.Role;

/** Lists the staff of a merchant, such as to assign disputes. */
@Path("{clientId}/staff")
@Produces(MediaType.APPLICATION_JSON)
@ApplicationScoped
@BulkheadProtected
public class StaffResource {
    private static final Comparator<StaffMemberView> BY_NAME = Comparator.comparing(
                    StaffMemberView::name, String.CASE_INSENSITIVE_ORDER)
            .thenComparing(StaffMemberView::id);

    @EJB
    StaffService staff;

    /** Returns the members that were seen last, by their names. */
    @GET
    @RolesAllowed({Role.MERCHANT, Role.VIEWER})
    public List<StaffMemberView> list(@Context SecurityContext security) {
        return staff.list(Caller.of(security).merchantId()).stream()
                .map(StaffMemberView::of)
                .sorted(BY_NAME)
                .toList();
    }
}
