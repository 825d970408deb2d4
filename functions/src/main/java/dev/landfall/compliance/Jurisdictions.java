package dev.landfall.compliance;

import dev.landfall.policy.PolicyFile;
import dev.landfall.policy.PolicyKey;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/** Which jurisdictions have rules, which country belongs to which, and how far back backups reach. */
public final class Jurisdictions {

    public static final PolicyKey<Jurisdictions> POLICY = new PolicyKey<>("compliance/index", Jurisdictions::compile);

    private final int version;
    private final Set<String> codes;
    private final Map<String, String> byCountry;
    private final String fallback;
    private final int backupDays;

    private Jurisdictions(
            int version, Set<String> codes, Map<String, String> byCountry, String fallback, int backupDays) {
        this.version = version;
        this.codes = codes;
        this.byCountry = byCountry;
        this.fallback = fallback;
        this.backupDays = backupDays;
    }

    static Jurisdictions compile(PolicyFile file) {
        JsonNode body = file.body();
        Set<String> codes = new LinkedHashSet<>();
        body.path("jurisdictions").forEach(code -> codes.add(code.asString()));
        Map<String, String> byCountry = new HashMap<>();
        body.path("countries").properties().forEach(entry -> {
            byCountry.put(entry.getKey(), entry.getValue().asString());
        });
        String fallback = body.path("fallback").asString();
        if (!codes.contains(fallback) || !codes.containsAll(byCountry.values())) {
            throw new IllegalArgumentException("compliance/index maps to a jurisdiction that it does not list");
        }
        int backupDays = body.path("backup").path("recoveryPeriodInDays").asInt();
        if (backupDays < 1) {
            throw new IllegalArgumentException("compliance/index states no backup horizon");
        }
        return new Jurisdictions(file.version(), Set.copyOf(codes), Map.copyOf(byCountry), fallback, backupDays);
    }

    /**
     * Decides whose rules hold: the declared country, else the account's default, else the strict default.
     * A declared country whose law has no rule file yet gets the strict default too, still marked as declared.
     *
     * @param declaredCountry ISO 3166-1 alpha-2; anything else counts as not declared
     * @param accountDefault a jurisdiction code or a country
     */
    public Jurisdiction of(Optional<String> declaredCountry, Optional<String> accountDefault) {
        return declaredCountry
                .flatMap(Jurisdictions::country)
                .map(country -> new Jurisdiction(codeFor(country), Jurisdiction.Source.TOKEN))
                .or(() -> accountDefault
                        .flatMap(this::known)
                        .map(code -> new Jurisdiction(code, Jurisdiction.Source.ACCOUNT)))
                .orElseGet(() -> new Jurisdiction(fallback, Jurisdiction.Source.UNKNOWN));
    }

    /** The codes that have a rule file. */
    public Set<String> codes() {
        return codes;
    }

    /** For how many days a deleted item can still be restored from backups. */
    public int backupDays() {
        return backupDays;
    }

    public int version() {
        return version;
    }

    String fallback() {
        return fallback;
    }

    private Optional<String> known(String codeOrCountry) {
        String code = codeOrCountry.strip();
        return codes.contains(code) ? Optional.of(code) : country(code).map(this::codeFor);
    }

    private String codeFor(String country) {
        return byCountry.getOrDefault(country, fallback);
    }

    private static Optional<String> country(String declared) {
        String country = declared.strip().toUpperCase(Locale.ROOT);
        boolean twoLetters = country.length() == 2 && country.chars().allMatch(c -> c >= 'A' && c <= 'Z');
        return twoLetters ? Optional.of(country) : Optional.empty();
    }
}
