package dev.landfall.judge;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import org.junit.jupiter.api.Test;

class JudgeTest {

    @Test
    void aBadLineGetsAnErrorAndTheRestIsJudged() throws IOException {
        String out = judge("language", """
                {"id":1,"text":"No me llega el código de verificación","extra":[]}
                {broken
                [1]
                {"id":"b"}
                {"id":"c","text":"认证","locale":"zh-CN"}
                """);

        assertThat(out.lines())
                .satisfiesExactly(
                        first -> assertThat(first).startsWith("{\"id\":1,").contains("\"language\":\"es\""),
                        broken -> assertThat(broken).isEqualTo("{\"id\":null,\"error\":\"not JSON\"}"),
                        array -> assertThat(array).isEqualTo("{\"id\":null,\"error\":\"not a JSON object\"}"),
                        empty -> assertThat(empty).isEqualTo("{\"id\":\"b\",\"error\":\"text is missing\"}"),
                        last -> assertThat(last).contains("\"id\":\"c\"", "zh-Hans"));
    }

    @Test
    void keywordsNameAreasAndRules() throws IOException {
        assertThat(judge("keywords", "{\"id\":7,\"text\":\"my account was hacked\"}\n"))
                .contains("\"id\":7", "\"areas\":[\"account\"]", "\"rules\":[\"account-hacked\"]");
    }

    @Test
    void copiesAreToldFromOtherPosts() throws IOException {
        assertThat(judge("same", """
                {"id":1,"text":"No me llega el código #ayuda","other":"RT @ana: No me llega el código https://t.co/x1 😡"}
                {"id":2,"a":"No me llega el código","b":"se cortan las llamadas"}
                {"id":3,"texts":["a"]}
                """).lines())
                .satisfiesExactly(
                        copy -> assertThat(copy).isEqualTo("{\"id\":1,\"same\":true,\"similarity\":1.0}"),
                        other -> assertThat(other).startsWith("{\"id\":2,\"same\":false,"),
                        one -> assertThat(one).contains("\"error\":\"two texts are needed"));
    }

    @Test
    void anUnknownLensIsExplained() throws IOException {
        var messages = new ByteArrayOutputStream();
        int code = new Judge(Clock.systemUTC())
                .run(new String[] {"mood"}, new ByteArrayInputStream(new byte[0]), messages, new PrintStream(messages));

        assertThat(code).isEqualTo(2);
        assertThat(messages.toString(StandardCharsets.UTF_8)).contains("language", "keywords");
    }

    private static String judge(String lens, String lines) throws IOException {
        var out = new ByteArrayOutputStream();
        int code = new Judge(Clock.systemUTC())
                .run(
                        new String[] {lens},
                        new ByteArrayInputStream(lines.getBytes(StandardCharsets.UTF_8)),
                        out,
                        new PrintStream(new ByteArrayOutputStream()));
        assertThat(code).isZero();
        return out.toString(StandardCharsets.UTF_8);
    }
}
