import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.redress.client.*;

/** The journeys of the README with the generated client of Java: prints one line per step, and fails at the first wrong one. */
class Journeys {
    private static final Pattern NEXT = Pattern.compile("cursor=([\\w-]+)[^>]*>; rel=\"next\"");
    private static final int SHOP = 1;

    private final ChatApi chat = new ChatApi(client("TOKEN"));
    private final DisputesApi disputes = new DisputesApi(client("TOKEN"));
    private final DisputesApi hasty = new DisputesApi(client("HASTY"));

    public static void main(String[] arguments) throws Exception {
        new Journeys().run();
    }

    private static ApiClient client(String token) {
        ApiClient client = new ApiClient();
        client.updateBaseUri(System.getenv("URL"));
        client.setRequestInterceptor(call -> call.header("Authorization", "Bearer " + System.getenv(token)));
        return client;
    }

    private void run() throws Exception {
        String complaint = raise("journey-1");
        require("a retry with the same key raises nothing", raise("journey-1").equals(complaint));
        List<Dispute> all = all();
        require("the cursor leads to each dispute once", all.stream().map(Dispute::getId).distinct().count() == all.size());
        UUID id = all.stream()
                .filter(dispute -> dispute.getTicketNumber().toString().equals(complaint))
                .findFirst()
                .orElseThrow()
                .getId();
        exchangeFile(id);
        comment(id);
        decide(id);
        ChatReply told = chat.getComplaintsTrackingDetails(request("tracking-complaints", new EntityInfo().complaintId(complaint)));
        require("the chat says the decision", told.toString().contains("You are right."));
        rejectEmptyComment(id);
        exceedRate();
    }

    private String raise(String key) throws ApiException {
        EntityInfo broken = new EntityInfo().orderId("748596").problemStatement("It makes no coffee.");
        return chat.raiseComplaintsAgainstOrder(request("raise-complaints", broken), key)
                .getResponse()
                .getResponseMessages()
                .get(0)
                .getContainerResponse()
                .getAttributes()
                .stream()
                .filter(attribute -> attribute.getName() == ChatAttributeName.COMPLAINT_ID)
                .findFirst()
                .orElseThrow()
                .getValue();
    }

    private static ChatRequest request(String intent, EntityInfo entity) {
        return new ChatRequest()
                .conversationRequest(new ChatConversation().channel("TELEGRAM").userInfo(new ChatUser().uid("51342")))
                .queryInfo(new ChatQuery()
                        .interestType(intent)
                        .parameters(new ChatParameters().params(new ChatParams().entityInfo(entity))));
    }

    private List<Dispute> all() throws ApiException {
        List<Dispute> all = new ArrayList<>();
        String cursor = null;
        do {
            ApiResponse<List<Dispute>> page = disputes.getDisputesWithHttpInfo(DisputesApi.APIGetDisputesRequest.newBuilder()
                    .clientId(SHOP)
                    .pageSize(2)
                    .cursor(cursor)
                    .build());
            all.addAll(page.getData());
            cursor = Optional.ofNullable(page.getHeaders().get("link")).stream()
                    .flatMap(List::stream)
                    .map(NEXT::matcher)
                    .filter(Matcher::find)
                    .map(next -> next.group(1))
                    .findFirst()
                    .orElse(null);
        } while (cursor != null);
        require("there are several pages", all.size() > 4);
        return all;
    }

    private void exchangeFile(UUID id) throws Exception {
        Path note = Files.writeString(Files.createTempFile("note", ".txt"), "The water stays cold.");
        Attachment added = disputes.addAttachments(SHOP, id, List.of(note.toFile()), "file-1", "Customer")
                .getAttachments()
                .get(0);
        File read = disputes.getAttachment(id, added.getId(), null, null, null);
        require("a downloaded file is the uploaded one", Files.mismatch(note, read.toPath()) == -1);
        Dispute dispute = disputes.getDispute(SHOP, id, null);
        require("a dispute names its files", dispute.getAttachments().contains(added));
    }

    private void comment(UUID id) throws ApiException {
        AddCommentRequest text = new AddCommentRequest().visibility(Visibility.CUSTOMER).text("We have looked at it.");
        Comment comment = disputes.addComment(SHOP, id, text, "comment-1");
        require("a comment is listed", disputes.getComments(SHOP, id, null, null).contains(comment));
    }

    private void decide(UUID id) throws ApiException {
        String seen = tag(id);
        DisputeActionRequest decision = new DisputeActionRequest().outcome(Outcome.CUSTOMER).text("You are right.");
        Dispute decided = disputes.actOnDispute(SHOP, id, DisputeAction.DECIDE, seen, decision, "decision-1", null);
        require("a decision is shown", decided.getDecision().getOutcome() == Outcome.CUSTOMER);
        require("a decision resolves", decided.getComplaintStatus().getId() == StatusId.RESOLVED);
        ApiException stale = rejected(() ->
                disputes.actOnDispute(SHOP, id, DisputeAction.CLOSE, seen, new DisputeActionRequest(), null, null));
        require("an action on an unseen version is rejected", stale.getCode() == 412);
    }

    private String tag(UUID id) throws ApiException {
        return disputes.getDisputeWithHttpInfo(SHOP, id, null).getHeaders().get("etag").get(0);
    }

    private void rejectEmptyComment(UUID id) throws Exception {
        AddCommentRequest empty = new AddCommentRequest().visibility(Visibility.INTERNAL).text("");
        ApiException rejected = rejected(() -> disputes.addComment(SHOP, id, empty, null));
        Problem problem = ApiClient.createDefaultObjectMapper().readValue(rejected.getResponseBody(), Problem.class);
        require("a problem has its status", problem.getStatus() == 400 && rejected.getCode() == 400);
        require("a problem names the field", problem.getViolations().get(0).getField().equals("text"));
    }

    private void exceedRate() throws ApiException {
        ApiException tooMany = rejected(() -> {
            for (int call = 0; call < 500; call++) {
                hasty.getReasons(SHOP);
            }
        });
        require("a caller in haste is told to wait", tooMany.getCode() == 429);
        require("and how long", tooMany.getResponseHeaders().firstValueAsLong("Retry-After").orElse(0) > 0);
    }

    private interface Call {
        void run() throws ApiException;
    }

    private static ApiException rejected(Call call) {
        try {
            call.run();
        } catch (ApiException rejected) {
            return rejected;
        }
        throw new AssertionError("was accepted");
    }

    private static void require(String step, boolean holds) {
        if (!holds) {
            throw new AssertionError(step);
        }
        System.out.println(step);
    }
}
