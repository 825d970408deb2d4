package dev.landfall.person;

import dev.landfall.compliance.ComplianceRules;
import dev.landfall.contact.Cards;
import dev.landfall.contact.ChannelIdentity;
import dev.landfall.contact.Contact;
import dev.landfall.contact.ContactId;
import dev.landfall.contact.Contacts;
import dev.landfall.contact.Ids;
import dev.landfall.contact.Person;
import dev.landfall.event.Problem;
import dev.landfall.policy.Policies;
import dev.landfall.table.Instants;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** What a person has chosen: their language, and whether they want hints. */
public final class Preferences {

    private static final int ATTEMPTS = 5;
    private static final int FEATURES = 50;

    private final Contacts contacts;
    private final Cards cards;
    private final Ids ids;
    private final Policies policies;

    public Preferences(Contacts contacts, Cards cards, Ids ids, Policies policies) {
        this.contacts = contacts;
        this.cards = cards;
        this.ids = ids;
        this.policies = policies;
    }

    /** Everything chosen, and the identities that are known to be the same person's. */
    record Chosen(String locale, OptIn recommendations, List<String> declined, List<Linked> identities) {}

    /** {@code at} and {@code noticeVersion} are empty without a yes. */
    record OptIn(boolean optIn, String at, String noticeVersion) {}

    record Linked(String channel, String account, String proof, String linkedAt) {}

    /** The caller as we know them, if they have ever written or chosen anything. */
    Optional<Person> find(Caller caller) {
        return contacts.find(caller.who().key());
    }

    /** The caller's contact, made where there is none. */
    Person findOrMake(Caller caller) {
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            Optional<Person> known = find(caller);
            if (known.isPresent()) {
                return known.get();
            }
            Person person = caller.who().arrive(new ContactId(ids.id()), rules(), caller.now());
            if (contacts.write(Contacts.create(person)).done()) {
                return person;
            }
        }
        throw new IllegalStateException("The caller's contact was changed too often meanwhile");
    }

    Chosen show(Caller caller) {
        Optional<Contact> contact = find(caller).map(Person::contact);
        return new Chosen(
                contact.map(Contact::locale).orElse(caller.who().locale()),
                contact.flatMap(Contact::consent)
                        .map(yes -> new OptIn(true, Instants.key(yes.at()), yes.noticeVersion()))
                        .orElse(new OptIn(false, "", "")),
                contact.map(one -> declined(one.id())).orElse(List.of()),
                contact.map(one -> identities(one.id())).orElse(List.of()));
    }

    /** Changes what the body names and nothing else. */
    Chosen choose(Caller caller, JsonNode body) {
        Choice choice = Choice.of(body, caller.now());
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            Person person = findOrMake(caller);
            Contact changed = choice.applyTo(person.contact());
            if (changed.equals(person.contact())
                    || contacts.write(List.of(Contacts.update(person.contact(), changed)))
                            .done()) {
                decline(person, choice, caller);
                return show(caller);
            }
        }
        throw new Problem(409, "busy", "Your preferences were changed meanwhile; please try again");
    }

    private void decline(Person person, Choice choice, Caller caller) {
        if (choice.withdraws()) {
            contacts.forgetTopics(person.contact().id());
        }
        choice.declined()
                .forEach(feature -> cards.decline(
                        person.contact().id(), feature, caller.who().jurisdiction(), rules(), caller.now()));
    }

    private List<String> declined(ContactId contact) {
        return cards.of(contact).stream()
                .filter(card -> card.declinedAt().isPresent())
                .map(Cards.Card::feature)
                .toList();
    }

    private List<Linked> identities(ContactId contact) {
        return contacts.identitiesOf(contact).stream().map(Preferences::linked).toList();
    }

    private static Linked linked(ChannelIdentity identity) {
        return new Linked(
                identity.channel(),
                identity.account(),
                identity.proof().name().toLowerCase(Locale.ROOT),
                Instants.key(identity.linkedAt()));
    }

    private ComplianceRules rules() {
        return ComplianceRules.current(policies);
    }

    /** What the body asks for. */
    record Choice(
            Optional<String> locale, boolean withdraws, Optional<Contact.Consent> consent, List<String> declined) {

        static Choice of(JsonNode body, java.time.Instant now) {
            if (!body.isObject()) {
                throw Problem.badRequest("The body is an object");
            }
            JsonNode wanted = body.path("recommendations");
            JsonNode optIn = wanted.path("optIn");
            if (!wanted.isMissingNode() && !optIn.isBoolean()) {
                throw Problem.badRequest("recommendations has optIn, true or false");
            }
            return new Choice(
                    locale(body.path("locale")),
                    optIn.isBoolean() && !optIn.asBoolean(),
                    optIn.asBoolean(false)
                            ? Optional.of(new Contact.Consent(now, notice(wanted.path("noticeVersion"))))
                            : Optional.empty(),
                    features(body.path("declined")));
        }

        Contact applyTo(Contact contact) {
            Contact spoken = locale.map(contact::withLocale).orElse(contact);
            boolean same = consent.isPresent()
                    && contact.consent()
                            .map(Contact.Consent::noticeVersion)
                            .equals(consent.map(Contact.Consent::noticeVersion));
            if (withdraws) {
                return spoken.withConsent(Optional.empty());
            }
            return consent.isPresent() && !same ? spoken.withConsent(consent) : spoken;
        }

        private static Optional<String> locale(JsonNode node) {
            if (node.isMissingNode()) {
                return Optional.empty();
            }
            return Optional.of(Caller.locale(node.asString(""))
                    .orElseThrow(() -> Problem.badRequest("The locale is a BCP 47 language tag")));
        }

        private static String notice(JsonNode node) {
            String version = node.asString("");
            if (!version.matches("[\\w.-]{1,40}")) {
                throw Problem.badRequest("An opt-in names the noticeVersion that was shown");
            }
            return version;
        }

        private static List<String> features(JsonNode nodes) {
            List<String> features =
                    nodes.valueStream().map(node -> node.asString("")).toList();
            if (features.size() > FEATURES || features.stream().anyMatch(id -> !id.matches("[\\w.-]{1,60}"))) {
                throw Problem.badRequest("declined is a list of feature ids");
            }
            return features;
        }
    }
}
