package dev.landfall.language;

import static org.assertj.core.api.Assertions.assertThat;

import dev.landfall.channel.mail.MailData;
import dev.landfall.policy.PolicyFiles;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

class VisibleTextTest {

    private static final double FLOOR = 0.95;

    private final MailCues cues = new PolicyFiles(JsonMapper.shared()).current(MailCues.POLICY);

    @Test
    void genuineRepliesAreTrimmedAsExpected() {
        Path folder = MailData.folder("reply-trimmer");
        List<String> misses = new ArrayList<>();
        List<Path> mails = MailData.files(folder.resolve("emails"), ".txt");
        for (Path mail : mails) {
            String text = new String(MailData.bytes(mail), StandardCharsets.UTF_8);
            Path expected = folder.resolve("trimmed").resolve(mail.getFileName());
            Visible visible = VisibleText.of(text, cues);
            assertThat(visible.restored(text)).isEqualTo(text);
            if (!flat(visible.text()).equals(flat(new String(MailData.bytes(expected), StandardCharsets.UTF_8)))) {
                misses.add(mail.getFileName() + ": <" + flat(visible.text()) + ">");
            }
        }
        double reproduced = 1 - misses.size() / (double) mails.size();
        System.out.printf("reply-trimmer: %.1f%% of %d reproduced%n", reproduced * 100, mails.size());
        misses.forEach(System.out::println);
        assertThat(reproduced).isGreaterThanOrEqualTo(FLOOR);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            Still broken.%%On Tue, 3 Mar 2026 at 10:15, Landfall Care <care@example.org> wrote:%%> Please restart.%>%
            Sigue igual.%%El mar, 3 mar 2026 a las 10:15, Soporte (<care@example.org>) escribió:%%> Reinicie.%
            Continua igual.%%Em ter., 3 de mar. de 2026 às 10:15, Suporte <care@example.org> escreveu:%%> Reinicie.%
            Masih sama.%%Pada tanggal Sel, 3 Mar 2026 pukul 10.15 Bantuan <care@example.org> menulis:%%> Mulai ulang.%
            ما زالت المشكلة.%%في الثلاثاء، 3 مارس 2026 في 10:15 ص تمت كتابة ما يلي بواسطة الدعم <care@example.org>:%%> أعد التشغيل.%
            अभी भी वही है।%%मंगल, 3 मार्च 2026 को 10:15 पूर्वाह्न पर Care <care@example.org> ने लिखा:%%> रीस्टार्ट करें।%
            まだ直りません。%%2026年3月3日(火) 10:15 サポート <care@example.org>:%%> 再起動してください。%
            还是不行。%%------------------ 原始邮件 ------------------%发件人: "客服" <care@example.org>;%发送时间: 2026年3月3日(星期二) 上午10:15%收件人: "我"<me@example.net>;%主题: 回复%%请重启。%
            还是不行。%%在 2026年3月3日，上午10:15，客服 <care@example.org> 写道：%%> 请重启。%
            Toujours pareil.%%Le mar. 3 mars 2026 à 10:15, Assistance <care@example.org> a écrit :%%> Redémarrez.%
            Immer noch.%%Am Di., 3. März 2026 um 10:15 Uhr schrieb Hilfe <care@example.org>:%%> Neustart.%
            Ancora uguale.%%Il giorno mar 3 mar 2026 alle ore 10:15 Aiuto <care@example.org> ha scritto:%%> Riavvia.%
            Nog steeds.%%Op di 3 mrt 2026 om 10:15 schreef Hulp <care@example.org>:%%> Herstart.%
            Samma fel.%%Den tis 3 mars 2026 kl 10:15 skrev Hjälp <care@example.org>:%%> Starta om.%
            Nadal nie działa.%%wt., 3 mar 2026 o 10:15 Pomoc <care@example.org> napisał(a):%%> Uruchom ponownie.%
            Все еще не работает.%%вт, 3 мар. 2026 г. в 10:15, Помощь <care@example.org>:%%> Перезагрузите.%
            Hâlâ aynı.%%Yardım <care@example.org>, 3 Mar 2026 Sal, 10:15 tarihinde şunu yazdı:%%> Yeniden başlatın.%
            Still broken.%%________________________________%From: Care <care@example.org>%Sent: Tuesday, March 3, 2026 10:15 AM%To: Me%Subject: RE: Login%%Please restart.%
            Sigue igual.%%De: Soporte <care@example.org>%Enviado: martes, 3 de marzo de 2026 10:15%Para: Yo%Asunto: RE: Acceso%%Reinicie.%
            まだ直りません。%%差出人: サポート <care@example.org>%送信日時: 2026年3月3日 10:15%宛先: わたし%件名: RE: ログイン%%再起動してください。%
            ما زالت المشكلة.%%من: الدعم <care@example.org>%تم الإرسال: الثلاثاء، 3 مارس 2026%إلى: أنا%الموضوع: رد%%أعد التشغيل.%
            Masih sama.%%Dari: Bantuan <care@example.org>%Dikirim: Selasa, 3 Maret 2026%Kepada: Saya%Subjek: RE: Login%%Mulai ulang.%
            अभी भी वही है।%%प्रेषक: Care <care@example.org>%दिनांक: मंगलवार, 3 मार्च 2026%प्रति: मैं%विषय: लॉगिन%%रीस्टार्ट करें।%
            Masih sama.%%Dikirim dari iPhone saya%
            まだ直りません。%%iPhoneから送信%
            还是不行。%%发自我的iPhone%
            अभी भी वही है।%%मेरे iPhone से भेजा गया%
            ما زالت المشكلة.%%مرسل من الـ iPhone الخاص بي%
            Continua igual.%%Enviado do meu iPhone%
            Still broken.%%--%Jane Doe%+1 555 0100%
            Still broken.%%This email and any attachments are confidential.%If you received it by mistake, delete it.%
            """)
    void aClientsQuoteOrSignatureIsHidden(String mail) {
        String text = mail.replace("%", "\n");

        Visible visible = VisibleText.of(text, cues);

        assertThat(visible.text().strip()).isEqualTo(text.substring(0, text.indexOf('\n')));
        assertThat(visible.restored(text)).isEqualTo(text);
    }

    @Test
    void answersBetweenQuotesStay() {
        String text =
                "On 3 March 2026, Care <care@example.org> wrote:\n> Which phone?\n\nA Pixel 9.\n\n> Which version?\n\nVersion 4.2.\n\n-- \nJane\n";

        assertThat(VisibleText.of(text, cues).text())
                .contains("A Pixel 9.", "Version 4.2.")
                .doesNotContain("wrote:", "Jane");
    }

    @Test
    void proseThatMentionsWritingStays() {
        String text =
                "Hello,\n\nOn Monday my brother wrote to you about order 1234.\nOn the phone it says: error 5.\nTo be clear: I want a refund.\n\nFrom: now on I am angry\n\nJane\n";

        assertThat(VisibleText.of(text, cues).text()).isEqualTo(text);
    }

    @ParameterizedTest
    @ValueSource(strings = {"On ", "From: a@b\n", "> ", "\n", "--\n", "2026-01-01 ", "On 3 <a@b>\n", "x\n--\n"})
    void timeGrowsNoFasterThanTheText(String piece) {
        long begin = System.nanoTime();
        String text = piece.repeat((1 << 20) / piece.length());
        Visible visible = VisibleText.of(text, cues);
        long took = (System.nanoTime() - begin) / 1_000_000;
        System.out.printf("visible text of 1 MB of <%s>: %d ms%n", piece.strip(), took);
        assertThat(took).isLessThan(20_000);
        assertThat(visible.restored(text)).isEqualTo(text);
    }

    private static String flat(String text) {
        return text.replaceAll("\\s+", " ").strip();
    }
}
