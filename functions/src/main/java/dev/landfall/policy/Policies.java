package dev.landfall.policy;

/** The policies in force. A snapshot is immutable; each decision names the version that it used. */
public interface Policies {

    /** The compiled policy in force now. A missing or broken policy throws {@link IllegalStateException}. */
    <T> T current(PolicyKey<T> key);
}
