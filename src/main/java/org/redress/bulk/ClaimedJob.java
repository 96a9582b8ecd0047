package org.redress.bulk;

import java.util.List;
import java.util.UUID;
import org.redress.dispute.Member;
import org.redress.handling.CommandRequest;

/**
 * Job that a node has taken.
 *
 * @param creator member of staff whose command it is
 * @param positions of the disputes to go on with
 */
public record ClaimedJob(int merchantId, UUID id, CommandRequest request, Member creator, List<Integer> positions) {}
