package dev.landfall.desk.rules;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.landfall.desk.rules.Operator.Answer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;

/** The page in a browser, against the function's own door. */
class RulesPageTest {

    private static final String TOKEN = "an-operators-token";

    @TempDir(cleanup = CleanupMode.NEVER)
    static Path profile;

    private final Operator operator = new Operator();
    private HttpServer server;
    private Browser browser;
    private String page;

    @BeforeEach
    void aBrowserBeforeTheDoor() throws IOException {
        Optional<Path> program = Browser.program();
        Assumptions.assumeTrue(program.isPresent(), "No Chromium on the PATH: the page is not tried in a browser");
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::serve);
        server.start();
        page = "http://127.0.0.1:" + server.getAddress().getPort() + "/desk/rules";
        browser = Browser.start(
                program.get(), profile.resolve(java.util.UUID.randomUUID().toString()));
    }

    @AfterEach
    void nothingRunsOn() {
        if (browser != null) {
            browser.close();
        }
        if (server != null) {
            server.stop(0);
        }
    }

    private synchronized void serve(HttpExchange exchange) throws IOException {
        try (exchange) {
            Map<String, String> headers = new HashMap<>();
            exchange.getRequestHeaders().forEach((name, values) -> headers.put(name, values.getFirst()));
            boolean isOpen = exchange.getRequestURI().getPath().startsWith("/desk/");
            boolean isProven =
                    ("Bearer " + TOKEN).equals(exchange.getRequestHeaders().getFirst("authorization"));
            Answer answer = isOpen || isProven
                    ? operator.as(
                            Map.of("sub", "olga", "scope", "landfall/operator"),
                            exchange.getRequestMethod(),
                            exchange.getRequestURI().toString(),
                            new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8),
                            headers)
                    : new Answer(401, Map.of("content-type", "application/json"), "{\"message\":\"Unauthorized\"}");
            answer.headers()
                    .forEach((name, value) -> exchange.getResponseHeaders().set(name, value));
            byte[] body = answer.text().getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(answer.status(), body.length == 0 ? -1 : body.length);
            exchange.getResponseBody().write(body);
        }
    }

    private void openRule(String id) {
        browser.open(page + "#token=" + TOKEN);
        browser.until("document.querySelectorAll('#rules > li').length > 3");
        click("[...document.querySelectorAll('#rules button')].find(b => b.textContent === '" + id + "')");
        browser.until("document.getElementById('id').value === '" + id + "'"
                + " && document.querySelectorAll('#history > li').length > 0");
    }

    private void click(String element) {
        browser.value(element + ".click()");
    }

    private void fill(String element, String text) {
        browser.value(element + ".value = '" + text + "'");
    }

    @Test
    void aWrongTokenIsRefusedAndTheRightOneStaysInTheTabAlone() {
        browser.open(page);
        browser.until("!document.getElementById('sign-in').hidden && document.activeElement.id === 'token'");
        fill("document.getElementById('token')", "nonsense");
        browser.key("Enter", 13);
        browser.until("document.getElementById('error').textContent.includes('not taken')");
        fill("document.getElementById('token')", TOKEN);
        browser.key("Enter", 13);
        browser.until("document.querySelectorAll('#rules > li').length > 3");
        assertThat(browser.value("sessionStorage.getItem('operator-token') + localStorage.length + document.cookie")
                        .asString())
                .isEqualTo(TOKEN + "0");
        browser.open(page + "#token=" + TOKEN);
        browser.until("document.querySelectorAll('#rules > li').length > 3");
        assertThat(browser.value("location.hash").asString()).isEmpty();
        assertThat(browser.complaints()).isEmpty();
    }

    @Test
    void aPhraseIsAddedTriedAndStored() {
        openRule("payments-fail");
        String area = "document.querySelector('.language[data-language=ar] textarea[data-part=any]')";
        assertThat(browser.value("getComputedStyle(" + area + ").direction").asString())
                .isEqualTo("rtl");
        assertThat(browser.value("getComputedStyle(" + area + ").unicodeBidi").asString())
                .isEqualTo("plaintext");
        fill("document.getElementById('add-language')", "ur");
        click("document.getElementById('add')");
        browser.until("document.querySelector('.language[data-language=ur] textarea').dir === 'rtl'");
        fill("document.querySelector('.language[data-language=ur] textarea[data-part=any]')", "تحفہ غائب");
        addGroup("he", "המתנה נעלמה");
        addGroup("ar", "اختفت الهدية");

        fill(
                "document.getElementById('posts')",
                "لقد اختفت الهَدِيّة!\\nאוי המתנה נעלמה\\n<img src=x onerror=alert(1)>");
        click("document.querySelector('#try-form [type=submit]')");
        browser.until("document.getElementById('tried').textContent.startsWith('2 of 3')");
        assertThat(browser.value("[...document.querySelectorAll('#results mark')].map(m => m.textContent).join('/')")
                        .asString())
                .isEqualTo("اختفت الهَدِيّة/המתנה נעלמה");
        assertThat(browser.value("getComputedStyle(document.querySelector('#results .post')).direction")
                        .asString())
                .isEqualTo("rtl");
        assertThat(browser.value("document.querySelectorAll('#results img').length")
                        .asInt())
                .isZero();

        fill("document.getElementById('why')", "the gift campaign");
        click("document.getElementById('store')");
        browser.until("document.getElementById('message').textContent.startsWith('Stored as version 2')");
        assertThat(operator.operators
                        .rule("keywords", "payments-fail")
                        .orElseThrow()
                        .content())
                .contains("اختفت الهدية", "המתנה נעלמה");
        browser.until("document.querySelectorAll('#history > li').length === 2");
        browser.screenshot(Path.of("target", "rules-page.png"));
        assertThat(browser.complaints()).isEmpty();
    }

    /** A group of its own: what is added to one that asks for more would not match alone. */
    private void addGroup(String language, String phrase) {
        String box = "document.querySelector('.language[data-language=" + language + "]')";
        browser.value(box + ".open = true");
        click("[..." + box + ".querySelectorAll('button')].find(b => b.textContent.startsWith('Add a group'))");
        String areas = "[..." + box + ".querySelectorAll('.group')].at(-1).querySelector('textarea[data-part=any]')";
        assertThat(browser.value(areas + ".dir").asString()).isEqualTo("rtl");
        fill(areas, phrase);
    }

    @Test
    void aConflictIsShownAndWhatWasWrittenIsKept() {
        openRule("payments-fail");
        String theirs = operator.get(Operator.RULES + "/payments-fail")
                .body()
                .path("rule")
                .toString()
                .replaceFirst("\\{", "{\"why\":\"theirs\",");
        assertThat(operator.put("payments-fail", theirs, "If-Match", "\"1\"").status())
                .isEqualTo(200);

        fill("document.getElementById('owner')", "mine");
        fill("document.getElementById('why')", "mine too");
        click("document.getElementById('store')");

        browser.until("!document.getElementById('conflict').hidden");
        assertThat(browser.value("document.getElementById('theirs').textContent")
                        .asString())
                .contains("Version 2 by olga");
        assertThat(browser.value("document.getElementById('owner').value").asString())
                .isEqualTo("mine");
        browser.screenshot(Path.of("target", "rules-page-conflict.png"));
        click("document.getElementById('keep-mine')");
        click("document.getElementById('store')");
        browser.until("document.getElementById('message').textContent.startsWith('Stored as version 3')");
        assertThat(operator.operators
                        .rule("keywords", "payments-fail")
                        .orElseThrow()
                        .content())
                .contains("\"owner\":\"mine\"");
    }

    @Test
    void aRuleIsOpenedAndRolledBackByKeyboardAlone() {
        browser.open(page + "#token=" + TOKEN);
        browser.until("document.querySelectorAll('#rules > li').length > 3");
        for (int i = 0;
                i < 12
                        && !browser.value("!!document.activeElement.closest('#rules')")
                                .asBoolean();
                i++) {
            browser.key("Tab", 9);
        }
        browser.key("Enter", 13);
        browser.until("document.activeElement.id === 'rule-title'");
        browser.value("document.getElementById('why').focus()");
        assertThat(browser.value(
                                "[...document.querySelectorAll('input,select,textarea')].filter(e => !e.labels.length).length")
                        .asInt())
                .isZero();
        fill("document.getElementById('why')", "first");
        browser.key("Enter", 13);
        browser.until("document.querySelectorAll('#history button').length === 1");
        fill("document.getElementById('why')", "back again");
        browser.value("document.querySelector('#history button').focus()");
        browser.key("Enter", 13);
        browser.until("document.getElementById('rule-state').textContent.startsWith('Version 3, release')");
    }
}
