package dev.landfall.ticket;

import dev.landfall.policy.PolicyFile;
import dev.landfall.policy.PolicyKey;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** The desks, what they speak and when they work. */
public final class Roster {

    public static final PolicyKey<Roster> POLICY = new PolicyKey<>("roster", Roster::compile);

    private final int version;
    private final List<Desk> desks;
    private final Desk fallback;

    private Roster(int version, List<Desk> desks, Desk fallback) {
        this.version = version;
        this.desks = List.copyOf(desks);
        this.fallback = fallback;
    }

    /** One desk, with the name of its calendar. */
    record Desk(String name, List<String> languages, String calendar) {

        Desk {
            languages = List.copyOf(languages);
        }
    }

    /**
     * The desk that gets a ticket.
     *
     * @param speaksLanguage false: nobody there speaks it, so the agent works with a translation
     * @param onShift false: nobody works there now, so the person is told when somebody will
     */
    public record Assignment(String desk, boolean speaksLanguage, boolean onShift) {}

    static Roster compile(PolicyFile file) {
        List<Desk> desks = new ArrayList<>();
        file.body().path("desks").properties().forEach(entry -> {
            List<String> languages = new ArrayList<>();
            JsonNode desk = entry.getValue();
            desk.path("languages").forEach(language -> languages.add(language.asString()));
            desks.add(new Desk(entry.getKey(), languages, desk.path("calendar").asString("")));
        });
        String fallback = file.body().path("fallback").asString("");
        return desks.stream()
                .filter(desk -> desk.name().equals(fallback))
                .findFirst()
                .map(desk -> new Roster(file.version(), desks, desk))
                .orElseThrow(() -> new IllegalArgumentException("roster lacks its fallback desk"));
    }

    public int version() {
        return version;
    }

    /**
     * A desk that speaks the language: one on shift if there is one, in the roster's order, else the first. A
     * language that no desk speaks goes to the fallback desk.
     *
     * @param language BCP 47; {@code pt-BR} finds {@code pt}, {@code zh-Hant} does not find {@code zh-Hans}
     */
    public Assignment deskFor(String language, Instant now, Calendars calendars) {
        List<Desk> speaking =
                desks.stream().filter(desk -> speaks(desk, language)).toList();
        Optional<Desk> working = speaking.stream()
                .filter(desk -> calendars.named(desk.calendar()).isOpen(now))
                .findFirst();
        Desk chosen = working.orElseGet(() -> speaking.stream().findFirst().orElse(fallback));
        return new Assignment(
                chosen.name(),
                !speaking.isEmpty(),
                calendars.named(chosen.calendar()).isOpen(now));
    }

    /** The desks by name, in the roster's order. */
    public List<String> deskNames() {
        return desks.stream().map(Desk::name).toList();
    }

    List<Desk> desks() {
        return desks;
    }

    private static boolean speaks(Desk desk, String language) {
        return desk.languages().stream().anyMatch(known -> language.equals(known) || language.startsWith(known + "-"));
    }
}
