package dev.landfall.person;

import dev.landfall.contact.LinkCodes;
import dev.landfall.contact.Person;
import dev.landfall.event.Problem;
import dev.landfall.table.Instants;
import dev.landfall.ticket.Linking;
import tools.jackson.databind.JsonNode;

/** Ties a person's other channels to their account in the app, by a code asked for here and told there or the reverse. */
public final class LinkIdentities {

    private final LinkCodes codes;
    private final Linking linking;

    public LinkIdentities(LinkCodes codes, Linking linking) {
        this.codes = codes;
        this.linking = linking;
    }

    /** A code to send us from the other channel as a direct message. */
    record Code(String code, String expiresAt) {}

    Code ask(Person person, Caller caller) {
        return switch (codes.issue(person.contact(), caller.now())) {
            case LinkCodes.Issued.Code code -> new Code(code.digits(), Instants.key(code.expiresAt()));
            case LinkCodes.Issued.TooMany many ->
                throw new Problem(429, "too-many-codes", "Too many codes; please try again within the hour");
        };
    }

    /** Tells a code that another identity asked for. */
    void tell(Caller caller, JsonNode body) {
        if (!body.isObject() || !body.path("code").isString()) {
            throw Problem.badRequest("The body is an object with a code");
        }
        if (linking.redeem(body.path("code").asString(), caller.who(), caller.now())
                .isEmpty()) {
            throw new Problem(422, "code-unknown", "The code is wrong, used, or too old");
        }
    }

    /** Goes on with what a crash left unfinished. */
    void resume(Person person, Caller caller) {
        linking.resume(person.contact().id(), caller.now());
    }
}
