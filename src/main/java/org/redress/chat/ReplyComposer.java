package org.redress.chat;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.redress.chat.ChatReply.Attribute;
import org.redress.chat.ChatReply.BasicCard;
import org.redress.chat.ChatReply.Image;
import org.redress.chat.ChatReply.MediaObject;
import org.redress.chat.ChatReply.MediaResponse;
import org.redress.dispute.Dispute;
import org.redress.order.DeliveryMedia;
import org.redress.order.Order;
import org.redress.order.OrderItem;

/** Composes the content of replies about orders and complaints: text, card, media and attributes. */
final class ReplyComposer {
    private ReplyComposer() {}

    /**
     * Reader of an order with its products and recordings.
     *
     * @param <S> its complaint, or the order without them
     */
    interface OrderReader<S> {
        /** Returns a view of it; empty if there is none. */
        <T> Optional<T> view(S subject, Function<Order, T> view);
    }

    /**
     * Returns the content of a reply about an order in its current status.
     *
     * @param read views the order, for the shapes that show its lists
     * @param attributes names of the attributes to return
     */
    static ReplyContent compose(Order order, OrderReader<Order> read, List<String> attributes, ChatMessages messages) {
        String sentence = messages.format("order.status." + order.getStatus(), order.getOrderId());
        return new ReplyContent(
                sentence,
                () -> read.view(order, known -> card(known, sentence, messages)).orElse(null),
                () -> read.view(order, ReplyComposer::media).orElse(List.of()),
                requestedAttributes(attributes, Map.of("orderId", order.getOrderId())));
    }

    private static BasicCard card(Order order, String sentence, ChatMessages messages) {
        List<String> lines = new ArrayList<>(List.of(sentence));
        if (order.getCarrier() != null && order.getTrackingId() != null) {
            lines.add(messages.format("card.carrier", order.getCarrier(), order.getTrackingId()));
        }
        if (order.getTrackingUrl() != null) {
            lines.add(order.getTrackingUrl());
        }
        lines.add(messages.format("card.placed", messages.date(order.getPlacedAt())));
        lines.add(messages.format("card.total", messages.money(order.getTotal())));
        return new BasicCard(
                title(order, messages),
                messages.format("order.name." + order.getStatus()),
                String.join("\n", lines),
                picture(order));
    }

    private record OrderHeader(String title, @Nullable Image picture) {}

    /**
     * Returns the content of a reply about a complaint, with a given text.
     *
     * @param order views the complaint's order, for the shapes that show it
     * @param attributes names of the attributes to return
     */
    static ReplyContent compose(
            Dispute dispute,
            OrderReader<Dispute> order,
            String sentence,
            List<String> attributes,
            ChatMessages messages) {
        String number = Long.toString(dispute.getTicketNumber());
        String orderId = dispute.getOrderId();
        Map<String, String> known = orderId == null
                ? Map.of("complaintId", number, "Category", dispute.getCategory())
                : Map.of("orderId", orderId, "complaintId", number, "Category", dispute.getCategory());
        return new ReplyContent(
                sentence,
                () -> card(dispute, order, sentence, messages),
                () -> order.view(dispute, ReplyComposer::media).orElse(List.of()),
                requestedAttributes(attributes, known));
    }

    private static BasicCard card(Dispute dispute, OrderReader<Dispute> order, String sentence, ChatMessages messages) {
        Optional<OrderHeader> header =
                order.view(dispute, known -> new OrderHeader(title(known, messages), picture(known)));
        String subject = header.map(OrderHeader::title).orElseGet(dispute::getCategory);
        return new BasicCard(
                messages.format("complaint.title", Long.toString(dispute.getTicketNumber())),
                messages.format("complaint.name." + dispute.getStatus()),
                subject + "\n" + sentence,
                header.map(OrderHeader::picture).orElse(null));
    }

    private static List<Attribute> requestedAttributes(List<String> names, Map<String, String> known) {
        return names.stream()
                .flatMap(name -> Stream.ofNullable(known.get(name)).map(value -> new Attribute(name, value)))
                .toList();
    }

    private static String title(Order order, ChatMessages messages) {
        List<OrderItem> items = order.getItems();
        return switch (items.size()) {
            case 0 -> messages.format("order.title", order.getOrderId());
            case 1 -> items.get(0).getTitle();
            default -> messages.format("order.items", items.get(0).getTitle(), items.size() - 1);
        };
    }

    private static @Nullable Image picture(Order order) {
        return order.getItems().stream()
                .flatMap(item -> Stream.ofNullable(item.getPictureUrl()).map(url -> new Image(url, item.getTitle())))
                .findFirst()
                .orElse(null);
    }

    /** Returns one message for each media type, as a message has a single type. */
    private static List<MediaResponse> media(Order order) {
        Image icon = picture(order);
        return order.getMedia().stream()
                .collect(Collectors.groupingBy(
                        DeliveryMedia::getMediaType,
                        () -> new EnumMap<>(DeliveryMedia.Type.class),
                        Collectors.mapping(
                                m -> new MediaObject(m.getContentUrl(), m.getDescription(), icon, m.getName()),
                                Collectors.toList())))
                .entrySet()
                .stream()
                .map(type -> new MediaResponse(type.getKey().name(), type.getValue()))
                .toList();
    }
}
