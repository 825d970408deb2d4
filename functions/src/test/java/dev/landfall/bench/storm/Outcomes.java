package dev.landfall.bench.storm;

import static dev.landfall.bench.storm.Inventory.text;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** What a run came to, in lines that name no id which differs from run to run. */
final class Outcomes {

    /** An outage's ticket is nobody's own. */
    private static final String EVERYBODY = "everybody: ";

    private final Inventory inventory;
    private final Map<String, String> people = new HashMap<>();
    private final Map<String, String> tickets = new HashMap<>();
    private final Map<String, Map<String, AttributeValue>> articles = new HashMap<>();

    Outcomes(Inventory inventory) {
        this.inventory = inventory;
        inventory.of("identity").stream()
                .sorted(java.util.Comparator.comparing(item -> text(item, "pk")))
                .forEach(item -> people.merge(
                        text(item, "contact"),
                        text(item, "pk").substring("identity#".length()),
                        (a, b) -> a + "+" + b));
        inventory
                .of("article")
                .forEach(item -> articles.put(text(item, "ticket") + "#" + text(item, "sequence"), item));
        inventory.of("ticket").forEach(item -> tickets.put(text(item, "id"), ticket(item)));
    }

    /** What an incident gathered is keyed by the incident's id, which is drawn. */
    private static String cause(Map<String, AttributeValue> item, String attribute) {
        return text(item, attribute).replaceFirst("^[0-9a-z]{26}-", "incident-");
    }

    private String person(String contact) {
        return people.getOrDefault(contact, "nobody");
    }

    /** By its person, area and first message. */
    private String ticket(Map<String, AttributeValue> item) {
        if (!people.containsKey(text(item, "contact"))) {
            return EVERYBODY + text(item, "area");
        }
        Map<String, AttributeValue> first = articles.getOrDefault(text(item, "id") + "#1", Map.of());
        return person(text(item, "contact")) + " " + text(item, "area") + " " + cause(first, "sourceKey");
    }

    private String ticketOf(Map<String, AttributeValue> item, String attribute) {
        String id = text(item, attribute);
        return id.isEmpty() ? "" : tickets.getOrDefault(id, "a ticket that is not there");
    }

    /** What must be the same, whatever happened. */
    Map<String, Map<String, Integer>> facts() {
        Map<String, Map<String, Integer>> facts = new TreeMap<>();
        facts.put(
                "contacts",
                lines(inventory.of("contact"), item -> person(text(item, "id")) + " " + text(item, "locale")));
        facts.put(
                "open matters",
                lines(
                        inventory.of("open"),
                        item -> person(text(item, "contact")) + " " + text(item, "area") + ": "
                                + ticketOf(item, "ticket")));
        facts.put("articles of people", lines(said(true), this::article));
        facts.put(
                "outcomes",
                lines(
                        inventory.of("source"),
                        item -> cause(item, "key") + " " + text(item, "outcome") + " " + text(item, "reason") + " "
                                + ticketOf(item, "ticket")));
        return facts;
    }

    /**
     * What we said in a ticket and how it stands.
     *
     * @param noticed how often its person was told that a human takes over
     */
    record Answered(boolean ownedByHuman, boolean partOfOutage, int noticed, Map<String, Integer> lines) {}

    /** Tickets by their names. */
    Map<String, Answered> answers() {
        Map<String, Answered> answers = new TreeMap<>();
        Map<String, List<Map<String, AttributeValue>>> sends = byTicket(inventory.of("outbound"));
        Map<String, List<Map<String, AttributeValue>>> ours = byTicket(said(false));
        for (Map<String, AttributeValue> ticket : inventory.of("ticket")) {
            String name = tickets.get(text(ticket, "id"));
            List<Map<String, AttributeValue>> sent = sends.getOrDefault(name, List.of());
            Map<String, Integer> lines = new TreeMap<>(lines(sent, item -> "send " + text(item, "id")));
            lines.putAll(lines(ours.getOrDefault(name, List.of()), this::article));
            lines.put(
                    "ticket " + text(ticket, "state") + " " + text(ticket, "owner") + " " + text(ticket, "priority")
                            + " " + text(ticket, "reason") + " part of " + ticketOf(ticket, "partOf"),
                    1);
            answers.put(
                    name,
                    new Answered(
                            text(ticket, "owner").equals("HUMAN"),
                            ticketOf(ticket, "partOf").startsWith(EVERYBODY),
                            (int) sent.stream()
                                    .filter(item -> text(item, "says").equals("HANDOVER_NOTICE"))
                                    .count(),
                            lines));
        }
        return answers;
    }

    private Map<String, List<Map<String, AttributeValue>>> byTicket(List<Map<String, AttributeValue>> items) {
        return items.stream().collect(java.util.stream.Collectors.groupingBy(item -> ticketOf(item, "ticket")));
    }

    private List<Map<String, AttributeValue>> said(boolean people) {
        return inventory.of("article").stream()
                .filter(item -> (text(item, "author").equals("PERSON")
                                || text(item, "author").equals("THIRD_PARTY"))
                        == people)
                .toList();
    }

    private String article(Map<String, AttributeValue> item) {
        String ticket = ticketOf(item, "ticket");
        return ticket + " | " + (ticket.startsWith(EVERYBODY) ? "" : cause(item, "sourceKey")) + " "
                + text(item, "author") + " "
                + text(item, "channel") + " " + text(item, "language") + " " + text(item, "provenance") + " "
                + text(item, "amendment") + ": "
                + text(item, "text").replaceAll("[A-Z0-9]{4,}(-[A-Z0-9]{2,})*", "CODE");
    }

    private static Map<String, Integer> lines(
            List<Map<String, AttributeValue>> items,
            java.util.function.Function<Map<String, AttributeValue>, String> line) {
        Map<String, Integer> lines = new TreeMap<>();
        items.forEach(item -> lines.merge(line.apply(item), 1, Integer::sum));
        return lines;
    }

    /** A line for each thing that only one of both has. */
    static List<String> difference(Map<String, Integer> storm, Map<String, Integer> quiet) {
        Map<String, Integer> left = new TreeMap<>(storm);
        quiet.forEach((line, times) -> left.merge(line, -times, Integer::sum));
        return left.entrySet().stream()
                .filter(entry -> entry.getValue() != 0)
                .map(entry -> (entry.getValue() > 0 ? "only in the storm: " : "only in the quiet: ") + entry.getKey())
                .toList();
    }
}
