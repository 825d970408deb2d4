package dev.landfall.bench.storm;

import static dev.landfall.bench.storm.Inventory.text;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** What a run came to, in lines that name no id which differs from run to run. */
final class Outcomes {

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

    private String person(String contact) {
        return people.getOrDefault(contact, "nobody");
    }

    /** By its person, area and first message. */
    private String ticket(Map<String, AttributeValue> item) {
        if (!people.containsKey(text(item, "contact"))) {
            return "everybody " + text(item, "area");
        }
        Map<String, AttributeValue> first = articles.getOrDefault(text(item, "id") + "#1", Map.of());
        return person(text(item, "contact")) + " " + text(item, "area") + " " + text(first, "sourceKey");
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
                        item -> text(item, "key") + " " + text(item, "outcome") + " " + text(item, "reason") + " "
                                + ticketOf(item, "ticket")));
        return facts;
    }

    /** What the machines said and decided, which may depend on who was faster. */
    Map<String, Map<String, Integer>> answers() {
        Map<String, Map<String, Integer>> answers = new TreeMap<>();
        answers.put("articles of ours", lines(said(false), this::article));
        answers.put(
                "tickets",
                lines(
                        inventory.of("ticket"),
                        item -> tickets.get(text(item, "id")) + " " + text(item, "state") + " "
                                + text(item, "owner") + " " + text(item, "priority") + " " + text(item, "reason")
                                + " part of "
                                + ticketOf(item, "partOf")));
        answers.put(
                "sends", lines(inventory.of("outbound"), item -> ticketOf(item, "ticket") + " " + text(item, "id")));
        return answers;
    }

    private List<Map<String, AttributeValue>> said(boolean people) {
        return inventory.of("article").stream()
                .filter(item -> (text(item, "author").equals("PERSON")
                                || text(item, "author").equals("THIRD_PARTY"))
                        == people)
                .toList();
    }

    private String article(Map<String, AttributeValue> item) {
        return ticketOf(item, "ticket") + " | " + text(item, "sourceKey") + " " + text(item, "author") + " "
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
