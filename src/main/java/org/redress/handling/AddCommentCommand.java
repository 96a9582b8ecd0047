package org.redress.handling;

import java.util.List;
import java.util.UUID;
import org.redress.dispute.Visibility;

/** What somebody says about a case. @param attachments of this case, to look at with it */
record AddCommentCommand(Visibility visibility, String text, List<UUID> attachments) {}
