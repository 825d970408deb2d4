package dev.landfall.bench.storm;

import dev.landfall.bench.storm.Bodies.Said;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.TreeMap;

/** Makes the events of a run: people of seven channels and 25 languages, an outage among them, and the vendors' own bodies. */
final class Deliveries {

    static final String DOMAIN = "care.landfall.test";
    /** Well above the number of authors that makes one. */
    private static final int OUTAGE = 150;

    private final Random random;
    private final Texts texts = new Texts();
    private final List<Delivery> made = new ArrayList<>();
    private final List<String> popular = new ArrayList<>();
    private final List<Person> people = new ArrayList<>();
    private int number;

    /** Somebody who writes; on one channel, in one language. */
    private record Person(String channel, String id, int language) {}

    private Deliveries(long seed, int events) {
        this.random = new Random(seed);
        for (int i = 0; i < Math.max(10, events / 3); i++) {
            people.add(new Person(channel(), Integer.toString(100_000 + i), random.nextInt(texts.languages())));
        }
    }

    /** In the order of their arrival, with about so many events. */
    static List<Delivery> of(long seed, int events) {
        Deliveries all = new Deliveries(seed, events);
        all.made.addAll(VendorBodies.all());
        int generated = all.made.size() + events - events / 20;
        while (all.made.size() < generated) {
            all.person();
        }
        for (int i = 0; i < events / 20; i++) {
            all.made.add(Poison.of(i, all.random));
        }
        Collections.shuffle(all.made, all.random);
        all.outage();
        return List.copyOf(all.made);
    }

    private String channel() {
        int drawn = random.nextInt(100);
        TreeMap<Integer, String> shares = new TreeMap<>(java.util.Map.of(
                0, "line", 25, "generic", 50, "telegram", 65, "whatsapp", 78, "messenger", 86, "x", 94, "mime"));
        return shares.floorEntry(drawn).getValue();
    }

    private void person() {
        Person person = people.get(random.nextInt(people.size()));
        switch (person.channel()) {
            case "line" -> line(person);
            case "generic" -> generic(person);
            case "telegram" -> telegram(person);
            case "whatsapp" -> add("whatsapp", Bodies.whatsapp(said(person)));
            case "messenger" -> add("messenger", Bodies.messenger(said(person)));
            case "x" -> add("x", Bodies.x(posted(person), random.nextInt(3) > 0));
            case "mime" -> add("mime", Bodies.mail(said(person)));
            default -> throw new IllegalStateException(person.channel());
        }
    }

    private void line(Person person) {
        Said said = said(person);
        add("line", Bodies.line(random.nextInt(12) == 0 ? with(said, "line") : List.of(said)));
        if (random.nextInt(30) == 0) {
            add("line", Bodies.lineUnsent(said));
        }
    }

    private void generic(Person person) {
        boolean direct = random.nextInt(5) < 3;
        Said said = direct ? said(person) : posted(person);
        boolean more = direct && random.nextInt(12) == 0;
        add("generic", Bodies.generic(more ? with(said, "generic") : List.of(said), direct, random.nextBoolean()));
    }

    /** Several people's messages in one body. */
    private List<Said> with(Said first, String channel) {
        List<Said> all = new ArrayList<>(List.of(first));
        people.stream()
                .skip(random.nextInt(people.size()))
                .filter(person -> person.channel().equals(channel))
                .limit(3)
                .forEach(person -> all.add(said(person)));
        return all;
    }

    private void telegram(Person person) {
        Said said = said(person);
        add("telegram", Bodies.telegram(said, number, false));
        if (random.nextInt(20) == 0) {
            String changed = texts.direct(person.language(), random);
            add("telegram", Bodies.telegram(new Said(said.user(), said.id(), changed), number, true));
        }
    }

    private Said said(Person person) {
        return new Said(person.id(), Integer.toString(500_000 + number++), texts.direct(person.language(), random));
    }

    private Said posted(Person person) {
        boolean copies = !popular.isEmpty() && random.nextInt(12) == 0;
        String text = copies ? popular.get(random.nextInt(popular.size())) : texts.post(person.language(), random);
        if (!copies && random.nextInt(20) == 0) {
            popular.add(text);
        }
        return new Said(person.id(), Integer.toString(500_000 + number++), text);
    }

    /** Many people tell of the same trouble within minutes. */
    private void outage() {
        List<Delivery> burst = new ArrayList<>();
        int before = made.size();
        for (int i = 0; i < OUTAGE; i++) {
            String id = Integer.toString(number++);
            add(
                    "generic",
                    Bodies.generic(
                            List.of(new Said("outage" + id, id, texts.aboutCalls(random))),
                            random.nextBoolean(),
                            true));
        }
        List<Delivery> added = made.subList(before, made.size());
        burst.addAll(added);
        added.clear();
        made.addAll(made.size() / 2, burst);
    }

    private void add(String channel, byte[] body) {
        made.add(new Delivery("d" + number++, channel, channel.equals("mime") ? "care" : "main", body, true));
    }
}
