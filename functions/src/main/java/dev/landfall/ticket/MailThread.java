package dev.landfall.ticket;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What keeps an answer in the mail thread of the article that it answers: article details {@code inReplyTo}, {@code
 * references} and {@code subject}. Articles of other channels have none of them.
 */
public final class MailThread {

    private MailThread() {}

    /** For what a person at the desk writes: the sender's own subject comes back. */
    public static Map<String, String> answering(Article answered) {
        Map<String, String> thread = new HashMap<>();
        detail(answered, "messageId").ifPresent(id -> thread.put("inReplyTo", id));
        detail(answered, "references").ifPresent(ids -> thread.put("references", ids));
        detail(answered, "subject").ifPresent(subject -> thread.put("subject", answer(subject)));
        return thread;
    }

    /** For what a machine writes: the subject only to whom the mail is proven to come from. */
    public static Map<String, String> answeringByMachine(Article answered) {
        Map<String, String> thread = answering(answered);
        if (!"true".equals(answered.details().get("verified"))) {
            thread.remove("subject");
        }
        return thread;
    }

    /** {@code Re: } before a subject that has none yet. */
    public static String answer(String subject) {
        return subject.regionMatches(true, 0, "Re:", 0, 3) ? subject : "Re: " + subject;
    }

    private static Optional<String> detail(Article article, String name) {
        return Optional.ofNullable(article.details().get(name)).filter(value -> !value.isBlank());
    }
}
