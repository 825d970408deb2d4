package dev.landfall;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import dev.landfall.policy.PolicyFile;
import dev.landfall.policy.PolicyKey;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.json.JsonMapper;

/** Every policy file of the release is one that a room compiles, and compiles. */
class PoliciesTest {

    private static final Path FOLDER = Path.of("src/main/resources/policy");
    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("dev.landfall");

    /** The keys that rooms declare, by policy name. */
    private static final Map<String, PolicyKey<?>> KEYS = declaredKeys();

    /** The static methods that make a key of a locale, a topic or a jurisdiction. */
    private static final List<Method> FAMILIES = families();

    static Stream<String> policies() {
        return Repository.files("functions/src/main/resources/policy").stream()
                .map(file -> Repository.ROOT
                        .resolve("functions/src/main/resources/policy")
                        .relativize(file)
                        .toString()
                        .replace('\\', '/'))
                .sorted();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("policies")
    void everyPolicyFileIsReviewedAndCompiles(String file) throws Exception {
        assertThat(file).endsWith(".json");
        String name = file.substring(0, file.length() - ".json".length());
        PolicyFile policy = PolicyFile.parse(
                name,
                Files.readAllBytes(FOLDER.resolve(file)),
                JsonMapper.builder()
                        .enable(tools.jackson.core.StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                        .build());
        assertThat(policy.owner()).isNotBlank();
        assertThat(policy.source()).isNotBlank();
        assertThat(policy.version()).isPositive();
        assertThat(policy.effectiveFrom()).isNotNull();
        Object compiled = key(name)
                .orElseThrow(() -> new AssertionError("No room has a policy key for " + name))
                .compile()
                .apply(policy);
        assertThat(compiled).isNotNull();
    }

    @Test
    void everyDeclaredKeyHasAFile() {
        assertThat(KEYS).isNotEmpty();
        assertThat(KEYS.keySet())
                .allSatisfy(name -> assertThat(FOLDER.resolve(name + ".json")).isRegularFile());
    }

    private static Optional<PolicyKey<?>> key(String name) {
        return Optional.<PolicyKey<?>>ofNullable(KEYS.get(name))
                .or(() -> FAMILIES.stream()
                        .map(family -> member(family, name))
                        .flatMap(Optional::stream)
                        .findFirst());
    }

    /** The family's key of that name: its arguments are what the name has where they would be. */
    private static Optional<PolicyKey<?>> member(Method family, String name) {
        List<String> holes = IntStream.range(0, family.getParameterCount())
                .mapToObj(number -> "<" + number + ">")
                .toList();
        String pattern = Pattern.quote(invoke(family, holes).name());
        for (String hole : holes) {
            pattern = pattern.replace(hole, "\\E([^./]+)\\Q");
        }
        Matcher matcher = Pattern.compile(pattern).matcher(name);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        List<String> arguments = IntStream.rangeClosed(1, matcher.groupCount())
                .mapToObj(matcher::group)
                .toList();
        return Optional.of(invoke(family, arguments));
    }

    private static PolicyKey<?> invoke(Method family, List<String> arguments) {
        try {
            return (PolicyKey<?>) family.invoke(null, arguments.toArray());
        } catch (ReflectiveOperationException e) {
            throw new AssertionError(e);
        }
    }

    private static Map<String, PolicyKey<?>> declaredKeys() {
        Map<String, PolicyKey<?>> keys = new TreeMap<>();
        for (Field field : members(type -> Arrays.asList(type.getDeclaredFields()))) {
            if (field.getType().equals(PolicyKey.class) && Modifier.isStatic(field.getModifiers())) {
                field.setAccessible(true);
                try {
                    PolicyKey<?> key = (PolicyKey<?>) field.get(null);
                    keys.put(key.name(), key);
                } catch (IllegalAccessException e) {
                    throw new AssertionError(e);
                }
            }
        }
        return Collections.unmodifiableMap(keys);
    }

    private static List<Method> families() {
        return members(type -> Arrays.asList(type.getDeclaredMethods())).stream()
                .filter(method -> method.getReturnType().equals(PolicyKey.class)
                        && Modifier.isStatic(method.getModifiers())
                        && method.getParameterCount() > 0
                        && Arrays.stream(method.getParameterTypes()).allMatch(String.class::equals))
                .peek(method -> method.setAccessible(true))
                .toList();
    }

    private static <T> List<T> members(Function<Class<?>, List<T>> of) {
        List<T> all = new ArrayList<>();
        for (JavaClass type : CLASSES) {
            boolean knowsPolicies = type.getDirectDependenciesFromSelf().stream()
                    .anyMatch(dependency -> dependency.getTargetClass().isEquivalentTo(PolicyKey.class));
            if (knowsPolicies) {
                all.addAll(of.apply(type.reflect()));
            }
        }
        return all;
    }
}
