package dev.landfall.intake;

import dev.landfall.channel.mail.MailAttachment;
import dev.landfall.policy.PolicyFile;
import dev.landfall.policy.PolicyKey;
import java.time.Duration;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/**
 * How mail is taken in.
 *
 * @param quiet for how long a thread that was acknowledged gets no second acknowledgement
 * @param missingReceives how often a mail whose object is not there is tried
 * @param mostAttachments how many of one mail's files are kept apart; the original holds them all
 * @param signatures by what bytes a file's kind is known
 * @param dangerousExtensions ends of file names, in lower case, that an agent is warned of
 */
record MailIntakeRules(
        int version,
        Duration quiet,
        int missingReceives,
        int mostAttachments,
        Set<String> dangerousExtensions,
        Set<String> dangerousTypes,
        FileSignatures signatures,
        Upload upload) {

    static final PolicyKey<MailIntakeRules> POLICY = new PolicyKey<>("mail-intake", MailIntakeRules::compile);

    private static final int LONGEST_END = 100;

    /**
     * A mail that is too large for a request.
     *
     * @param within how long its address works
     */
    record Upload(long mostBytes, Duration within) {
        Upload {
            if (mostBytes < 1 || !within.isPositive()) {
                throw new IllegalArgumentException("The mail intake's rules let no mail be uploaded");
            }
        }
    }

    MailIntakeRules {
        if (quiet.isNegative() || missingReceives < 1 || mostAttachments < 0) {
            throw new IllegalArgumentException("The mail intake's rules are out of their bounds");
        }
        dangerousExtensions = Set.copyOf(dangerousExtensions);
        dangerousTypes = Set.copyOf(dangerousTypes);
    }

    static MailIntakeRules compile(PolicyFile file) {
        JsonNode attachments = file.body().path("attachments");
        return new MailIntakeRules(
                file.version(),
                Duration.parse(file.body().path("acknowledgement").path("quiet").asString("")),
                file.body().path("missingObject").path("receives").asInt(0),
                attachments.path("most").asInt(-1),
                words(attachments.path("dangerousExtensions")),
                words(attachments.path("dangerousTypes")),
                FileSignatures.of(attachments.path("signatures")),
                new Upload(
                        file.body().path("upload").path("mostBytes").asLong(0),
                        Duration.parse(file.body().path("upload").path("within").asString(""))));
    }

    private static Set<String> words(JsonNode list) {
        Set<String> words = new HashSet<>();
        list.forEach(word -> words.add(word.asString("").toLowerCase(Locale.ROOT)));
        return words;
    }

    /** Whether the file may run something when it is opened, by its declared type or the end of its name. */
    boolean dangerous(MailAttachment file) {
        String end = file.name().substring(Math.max(0, file.name().length() - LONGEST_END));
        String name = end.replaceAll("[\\s.\\p{Cf}\\p{Cntrl}]+$", "").toLowerCase(Locale.ROOT);
        String extension = name.substring(name.lastIndexOf('.') + 1).replaceAll("[^\\p{Alnum}]", "");
        return dangerousTypes.contains(file.type())
                || dangerousExtensions.contains(extension)
                || signatures
                        .typeOf(file.content())
                        .filter(dangerousTypes::contains)
                        .isPresent();
    }
}
