package dev.landfall.channel;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * How public posts are looked for on behalf of one account.
 *
 * @param token what the vendor's search takes from us; without one nothing is looked for
 * @param names what people call us, apart from the handle
 * @param recent whether the vendor is asked again and again
 * @param stream whether our rules are kept at the vendor, which then delivers by webhook
 * @param languages of the keyword rules; none means all of them
 */
public record AccountSearch(
        Optional<String> token, List<String> names, boolean recent, boolean stream, Set<String> languages) {

    public AccountSearch {
        token = token.map(String::strip).filter(text -> text.matches("[!-~]+"));
        names = List.copyOf(names);
        languages = Set.copyOf(languages);
    }

    /** Whether the rules of this language are looked for. */
    public boolean reads(String language) {
        return languages.isEmpty() || languages.contains(language);
    }

    @Override
    public String toString() {
        return "AccountSearch[" + token.isPresent() + "]";
    }
}
