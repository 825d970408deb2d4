package dev.landfall.channel.mail;

import static org.assertj.core.api.Assertions.assertThat;

import dev.landfall.channel.mail.MailResult.Reason;
import dev.landfall.channel.mail.MailResult.Unparseable;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.function.IntFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HostileMailTest {

    private static final MailParser PARSER = new MailParser();

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            ISO-2022-JP | お世話になっております。ログインできません。
            Shift_JIS | お世話になっております。ログインできません。
            EUC-JP | お世話になっております。ログインできません。
            GB18030 | 您好，我的账号从昨天开始无法登录，请尽快帮我处理。
            Big5 | 您好，我的帳號從昨天開始無法登入，請盡快幫我處理。
            EUC-KR | 안녕하세요, 어제부터 로그인이 되지 않습니다. 도와주세요.
            KOI8-R | Здравствуйте, со вчерашнего дня не могу войти в приложение.
            windows-1251 | Здравствуйте, со вчерашнего дня не могу войти в приложение.
            windows-1256 | مرحبا، لا أستطيع تسجيل الدخول إلى حسابي منذ أمس
            windows-1253 | Καλημέρα σας, δεν μπορώ να συνδεθώ από χθες το πρωί.
            windows-1255 | שלום, אני לא מצליח להתחבר לחשבון שלי מאז אתמול
            windows-1252 | Désolé, je ne peux pas me connecter à mon compte depuis hier
            UTF-8 | Não consigo entrar 😀 कृपया
            """)
    void aCharsetIsReadWhereItIsDeclaredAndWhereItIsNot(String charset, String text) {
        byte[] content = text.getBytes(Charset.forName(charset));

        ParsedMail declared = parsed("Content-Type: text/plain; charset=" + charset + "\r\n\r\n", content);
        ParsedMail undeclared = parsed("From: a@example.net\r\n\r\n", content);

        assertThat(declared.text()).isEqualTo(text);
        assertThat(declared.quality().decode()).isEqualTo(DecodeQuality.EXACT);
        assertThat(undeclared.text()).isEqualTo(text);
    }

    @Test
    void aCharsetThatDoesNotExistIsGuessed() {
        ParsedMail mail = parsed(
                "Content-Type: text/plain; charset=x-nonsense\r\n\r\n",
                "не могу войти".getBytes(Charset.forName("KOI8-R")));

        assertThat(mail.text()).isEqualTo("не могу войти");
        assertThat(mail.quality().decode()).isEqualTo(DecodeQuality.GUESSED);
    }

    @Test
    void flowedTextIsJoinedWithinItsQuoteDepth() {
        String body = "I cannot \r\nlog in.\r\n> quoted \r\n> more\r\n-- \r\nsig";

        ParsedMail mail =
                parsed("Content-Type: text/plain; format=flowed\r\n\r\n", body.getBytes(StandardCharsets.UTF_8));

        assertThat(mail.text()).isEqualTo("I cannot log in.\n> quoted more\n-- \nsig");
    }

    @Test
    void htmlAloneBecomesTextWithQuotesMarked() {
        String html =
                "<style>x</style><p>Hi&nbsp;you<br>second</p><div style='display: none'>secret</div><blockquote>old<p>older</blockquote>";

        ParsedMail mail = parsed("Content-Type: text/html\r\n\r\n", html.getBytes(StandardCharsets.UTF_8));

        assertThat(mail.text()).isEqualTo("Hi you\nsecond\n\n> old\n>\n> older");
        assertThat(mail.html()).contains(html);
    }

    @Test
    void fileNamesAreReadInEveryNotation() {
        String mail = """
                Content-Type: multipart/mixed; boundary=b

                --b
                Content-Disposition: attachment; filename*0*=UTF-8''na%C3; filename*1*=%AFve; filename*2=".txt"

                x
                --b
                Content-Type: application/octet-stream; name="=?utf-8?B?bmHDr3ZlLnR4dA==?="
                Content-Disposition: attachment

                x
                --b
                Content-Disposition: attachment; filename="../../naïve.txt"

                x
                --b--
                """;

        ParsedMail parsed = parsed(mail, new byte[0]);

        assertThat(parsed.attachments())
                .extracting(MailAttachment::name)
                .containsExactly("naïve.txt", "naïve.txt", "naïve.txt");
    }

    @Test
    void nothingAndTooMuchAreMarked() {
        assertThat(PARSER.parse(new byte[0])).isEqualTo(new Unparseable(Reason.EMPTY));
        assertThat(PARSER.parse(new byte[MailParser.MOST_BYTES + 1])).isEqualTo(new Unparseable(Reason.TOO_LARGE));
    }

    @Test
    void tenThousandNestedPartsAreCutAndNoted() {
        StringBuilder mail = new StringBuilder("Subject: deep\n");
        for (int i = 0; i < 10_000; i++) {
            mail.append("Content-Type: multipart/mixed; boundary=b")
                    .append(i)
                    .append("\n\n--b")
                    .append(i)
                    .append('\n');
        }

        ParsedMail parsed = parsed(mail.toString(), new byte[0]);

        assertThat(parsed.subject()).isEqualTo("deep");
        assertThat(parsed.quality().notes()).contains("cut: nested deeper than the limit");
    }

    @Test
    void tenThousandSiblingPartsAreCutAndNoted() {
        String mail = "Subject: wide\nContent-Type: multipart/mixed; boundary=b\n\n" + "--b\n\nx\n".repeat(10_000);

        ParsedMail parsed = parsed(mail, new byte[0]);

        assertThat(parsed.subject()).isEqualTo("wide");
        assertThat(parsed.quality().notes()).contains("cut: more parts than the limit");
    }

    @ParameterizedTest
    @CsvSource({
        "header",
        "html",
        "references",
        "addresses",
        "encoded",
        "parameters",
        "lines",
        "base64",
        "comments",
        "unknown-charset"
    })
    void timeGrowsNoFasterThanTheMail(String shape) {
        IntFunction<byte[]> mail = size -> grown(shape, size);
        timed(mail.apply(1 << 18));

        long small = timed(mail.apply(1 << 18));
        long large = timed(mail.apply(1 << 20));

        System.out.printf("%s: 256 KB %d ms, 1 MB %d ms%n", shape, small, large);
        assertThat(large).isLessThan(Math.max(1500, small * 14));
    }

    private static byte[] grown(String shape, int size) {
        String text = switch (shape) {
            case "header" -> "Subject: " + "x".repeat(size) + "\r\n\r\nbody";
            case "html" -> "Content-Type: text/html\r\n\r\n" + "<div><b>a</b>".repeat(size / 13);
            case "references" -> "References: " + "<a@b>\r\n ".repeat(size / 8) + "\r\n\r\n";
            case "addresses" -> "To: " + "\"a, b\" <a@b>,\r\n ".repeat(size / 16) + "\r\n\r\n";
            case "encoded" -> "Subject: " + "=?utf-8?Q?".repeat(size / 10) + "\r\n\r\n";
            case "parameters" -> "Content-Type: text/plain" + "; a=\"b".repeat(size / 6) + "\r\n\r\n";
            case "lines" -> "Subject: x\r\n\r\n" + "\r\n".repeat(size / 2);
            case "base64" -> "Content-Transfer-Encoding: base64\r\n\r\n" + "YWJj=\r\n".repeat(size / 7);
            case "comments" -> "To: " + "(".repeat(size) + "\r\n\r\n";
            default -> "Content-Type: text/plain; charset=none\r\n\r\n" + "не могу ".repeat(size / 15);
        };
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static long timed(byte[] raw) {
        long begin = System.nanoTime();
        if (PARSER.parse(raw) instanceof ParsedMail mail) {
            mail.subject();
            mail.to();
            mail.references();
            mail.text();
        }
        return (System.nanoTime() - begin) / 1_000_000;
    }

    private static ParsedMail parsed(String head, byte[] content) {
        byte[] start = head.getBytes(StandardCharsets.UTF_8);
        byte[] raw = Arrays.copyOf(start, start.length + content.length);
        System.arraycopy(content, 0, raw, start.length, content.length);
        return OutgoingMailTest.parsed(raw);
    }
}
