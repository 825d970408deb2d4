package dev.landfall.policy;

/**
 * Which version of a policy's rules operators made last.
 *
 * @param version of their last change
 * @param release version of the release's file then
 * @param rules how many rules operators ever touched
 */
record RulePointer(String policy, int version, int release, int rules) {

    /** The pointer where operators have not changed anything yet. */
    static RulePointer of(String policy, int release) {
        return new RulePointer(policy, release, release, 0);
    }

    /** The version in force with the given release: a newer file counts on, and a number never comes twice. */
    int inForce(int releaseNow) {
        return version + Math.max(0, releaseNow - release);
    }

    RulePointer next(int releaseNow, boolean isNewRule) {
        return new RulePointer(
                policy, inForce(releaseNow) + 1, Math.max(release, releaseNow), rules + (isNewRule ? 1 : 0));
    }
}
