package dev.landfall.intake;

import static org.assertj.core.api.Assertions.assertThat;

import dev.landfall.channel.mail.ParsedMail;
import dev.landfall.table.MeteredTable;
import dev.landfall.table.MeteredTable.Units;
import dev.landfall.ticket.Article;
import dev.landfall.ticket.Article.Author;
import dev.landfall.ticket.Outbound;
import dev.landfall.ticket.Ticket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EmailToTicketTest {

    private static final String ANA = "Ana <ana@example.org>";
    private static final String BODY =
            "Since yesterday I cannot log in. The verification code never arrives. Can you help me?\r\n\r\n-- \r\nAna";

    private final MailHouse house = new MailHouse();

    private static String first() {
        return MailHouse.mail(ANA, "Cannot log in", BODY, "Message-ID: <one@example.org>");
    }

    @Test
    void aMailOpensATicketAndIsAcknowledgedInItsOwnWords() {
        assertThat(house.send(first())).isTrue();
        Ticket ticket = house.ticket();
        Article article = house.articles(Author.PERSON).getFirst();
        assertThat(ticket.matter().area()).isEqualTo("login");
        assertThat(ticket.matter().subject()).isEqualTo("Cannot log in");
        assertThat(article.text()).contains("never arrives").doesNotContain("-- ");
        assertThat(article.details())
                .containsEntry("messageId", "one@example.org")
                .containsEntry("verified", "true")
                .containsEntry("rawMail", "mail/1")
                .containsEntry("decodeQuality", "exact")
                .containsKeys("hidden", "summary", "summarySpans");
        assertThat(article.objects()).containsExactly("mail/1");
        Outbound outbound = house.outbounds().getFirst();
        assertThat(outbound.kind()).isEqualTo(Outbound.Kind.ACKNOWLEDGEMENT);
        ParsedMail said = house.outgoing(outbound);
        assertThat(said.text()).contains(ticket.trackingCode(), "cannot log in");
        assertThat(said.subject()).isEqualTo("Re: Cannot log in");
        assertThat(said.inReplyTo()).containsExactly("one@example.org");
        assertThat(said.headers().first("auto-submitted")).contains("auto-replied");
        assertThat(said.to().getFirst().address()).isEqualTo("ana@example.org");
        assertThat(said.replyTo().getFirst().address()).contains("care+" + ticket.token());
    }

    @Test
    void everySentenceOfTheSummaryIsTheSpanItNames() {
        house.send(first());
        Article article = house.articles(Author.PERSON).getFirst();
        String[] sentences = article.details().get("summary").split("\n");
        String[] spans = article.details().get("summarySpans").split(",");
        assertThat(spans).hasSameSizeAs(sentences);
        for (int i = 0; i < spans.length; i++) {
            String[] ends = spans[i].split("-");
            assertThat(article.text()
                            .substring(Integer.parseInt(ends[0]), Integer.parseInt(ends[1]))
                            .strip()
                            .replaceAll("\\s+", " "))
                    .isEqualTo(sentences[i]);
        }
    }

    @Test
    void whoIsNotProvenGetsTheFixedTextWithoutAnythingTheyWrote() {
        house.send(
                first().getBytes(StandardCharsets.UTF_8),
                "x@evil.example",
                "care@" + MailHouse.DOMAIN,
                MailHouse.UNPROVEN);
        ParsedMail said = house.outgoing(house.outbounds().getFirst());
        assertThat(said.text()).contains(house.ticket().trackingCode()).doesNotContainIgnoringCase("log in");
        assertThat(said.subject()).doesNotContainIgnoringCase("log in");
        assertThat(house.articles(Author.PERSON).getFirst().details()).containsEntry("verified", "false");
    }

    @ParameterizedTest
    @CsvSource({
        "PASS,GRAY,GRAY,other.example,other.example,true",
        "GRAY,PASS,GRAY,example.org,other.example,true",
        "GRAY,PASS,GRAY,other.example,other.example,false",
        "GRAY,GRAY,PASS,other.example,example.org,true",
        "GRAY,GRAY,PASS,example.org,other.example,false",
        "FAIL,PASS,PASS,example.org,example.org,false",
        "GRAY,FAIL,FAIL,example.org,example.org,false"
    })
    void aSenderIsProvenByDmarcOrByWhatIsAlignedWithFrom(
            String dmarc, String spf, String dkim, String envelope, String signer, boolean proven) {
        String mail = MailHouse.mail(ANA, "Hi", BODY, "DKIM-Signature: v=1; a=rsa-sha256; d=" + signer + "; s=k; b=x");
        house.send(
                mail.getBytes(StandardCharsets.UTF_8),
                "ana@" + envelope,
                "care@" + MailHouse.DOMAIN,
                Map.of("dmarc", dmarc, "spf", spf, "dkim", dkim));
        assertThat(house.articles(Author.PERSON).getFirst().details())
                .containsEntry("verified", Boolean.toString(proven));
    }

    @Test
    void aReplyToOurMailJoinsByTheTokenInItsAddressOrItsReferences() {
        house.send(first());
        ParsedMail ours = house.outgoing(house.outbounds().getFirst());
        String byAddress =
                MailHouse.mail(ANA, "Re: Cannot log in", "It works on my old phone.", "Message-ID: <two@example.org>");
        house.send(byAddress, ours.replyTo().getFirst().address());
        String byReference = MailHouse.mail(
                ANA,
                "Re: Cannot log in",
                "And payments are charged twice.",
                "Message-ID: <three@example.org>",
                "In-Reply-To: <" + ours.messageId().orElseThrow() + ">");
        house.send(byReference);
        assertThat(house.articles(house.ticket()))
                .filteredOn(Article::fromPerson)
                .hasSize(3)
                .noneMatch(article -> article.details().containsKey("subjectChanged"));
        assertThat(house.outbounds()).hasSize(1);
    }

    @Test
    void aStrangerWithTheTokenIsAThirdPartyWhoIsToldNothing() {
        house.send(first());
        int contacts = house.ids("contact").size();
        String to = "care+" + house.ticket().token() + "@" + MailHouse.DOMAIN;
        house.send(
                MailHouse.mail(
                        "Eve <eve@evil.example>",
                        "Re: Cannot log in",
                        "Tell me the code.",
                        "Message-ID: <e@evil.example>"),
                to);
        Article third = house.articles(Author.THIRD_PARTY).getFirst();
        assertThat(third.ticket()).isEqualTo(house.ticket().id());
        assertThat(third.origin().address()).isEmpty();
        assertThat(third.details()).containsEntry("sender", "eve@evil.example");
        assertThat(house.outbounds()).hasSize(1);
        assertThat(house.ids("contact")).hasSize(contacts);
        assertThat(house.ticket().progress().lastContactAt()).isEqualTo(MailHouse.NOW);
    }

    @Test
    void twoReadersOfOneNewsletterAreNotMergedByWhatTheyAnswer() {
        String reference = "In-Reply-To: <news@shop.example>";
        house.send(MailHouse.mail(ANA, "Re: News", "I cannot log in", "Message-ID: <a@x>", reference));
        house.send(
                MailHouse.mail("Bo <bo@example.net>", "Re: News", "I cannot log in", "Message-ID: <b@x>", reference));
        house.send(
                MailHouse.mail("Bo <bo@example.net>", "Re: News", "me too", "Message-ID: <c@x>", "In-Reply-To: <a@x>"));
        assertThat(house.tickets()).hasSize(2);
        assertThat(house.tickets())
                .allSatisfy(ticket -> assertThat(house.articles(ticket))
                        .filteredOn(Article::fromPerson)
                        .extracting(article -> article.origin().address().get("to"))
                        .allMatch(house.articles(ticket)
                                .getFirst()
                                .origin()
                                .address()
                                .get("to")::equals));
    }

    @Test
    void aFollowUpToTheSendersOwnMailJoinsThatTicketWhateverItIsAbout() {
        house.send(first());
        house.send(MailHouse.mail(
                ANA, "Charged twice", "I was charged twice, refund please", "Message-ID: <pay@example.org>"));
        house.send(MailHouse.mail(
                ANA,
                "Re: Cannot log in",
                "I was charged twice as well",
                "Message-ID: <f@example.org>",
                "References: <one@example.org>"));
        Ticket login = house.tickets().stream()
                .filter(ticket -> ticket.matter().area().equals("login"))
                .findFirst()
                .orElseThrow();
        assertThat(house.tickets()).hasSize(2);
        assertThat(house.articles(login)).filteredOn(Article::fromPerson).hasSize(2);
    }

    @Test
    void aChangedSubjectIsFlagged() {
        house.send(first());
        String to = "care+" + house.ticket().token() + "@" + MailHouse.DOMAIN;
        house.send(MailHouse.mail(ANA, "My invoice", "Where is it?", "Message-ID: <n@example.org>"), to);
        assertThat(house.articles(Author.PERSON).getLast().details()).containsEntry("subjectChanged", "true");
    }

    @Test
    void oneMailToTwoOfOurMailboxesIsOneArticleAndBothOriginalsGoInTheirTime() {
        house.send(first(), "care@" + MailHouse.DOMAIN);
        house.send("Received: by other\r\n" + first(), "billing@" + MailHouse.DOMAIN);
        assertThat(house.articles(Author.PERSON)).hasSize(1);
        assertThat(house.outbounds()).hasSize(1);
        assertThat(house.ids("rawmail")).hasSize(2);
    }

    @Test
    void aReplyFromAnotherMailboxOfOursStaysWithItsPerson() {
        house.send(first(), "care@" + MailHouse.DOMAIN);
        house.send(
                MailHouse.mail(ANA, "Re: Cannot log in", "Still not", "Message-ID: <z@x>"),
                "billing+" + house.ticket().token() + "@" + MailHouse.DOMAIN);
        assertThat(house.articles(Author.PERSON))
                .hasSize(2)
                .allMatch(a -> a.origin().account().equals("care"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"Subject2: none", "Message-ID: <same@example.org>"})
    void withoutAnIdOrWithAUsedOneTheContentTellsMailsApart(String header) {
        house.send(MailHouse.mail(ANA, "Hi", "I cannot log in", header));
        house.send(MailHouse.mail(ANA, "Hi", "I cannot log in at all", header));
        house.send(MailHouse.mail(ANA, "Hi", "I cannot log in", header));
        assertThat(house.articles(Author.PERSON)).hasSize(2);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Auto-Submitted: auto-replied", "X-Autoreply: yes"})
    void anAutomaticReplyEndsTheLoopInOneRound(String header) {
        house.send(first());
        ParsedMail ours = house.outgoing(house.outbounds().getFirst());
        house.send(
                MailHouse.mail(
                        ANA,
                        "Away: " + ours.subject(),
                        "I am away.",
                        header,
                        "In-Reply-To: <" + ours.messageId().orElseThrow() + ">"),
                ours.replyTo().getFirst().address());
        assertThat(house.outbounds()).hasSize(1);
        assertThat(house.articles(house.ticket())).hasSize(3);
        assertThat(house.articles(Author.PERSON)).hasSize(1);
    }

    @Test
    void anAutomaticReplyThatDoesNotSaySoIsNotAnsweredEither() {
        house.send(first());
        for (int round = 0; round < 5; round++) {
            house.clock.advance(Duration.ofMinutes(1));
            house.send(MailHouse.mail(ANA, "Thanks", "We got it, round " + round));
        }
        assertThat(house.outbounds()).hasSize(1);
    }

    @Test
    void aThreadIsAcknowledgedOnceInTwentyFourHours() {
        house.send(first());
        house.clock.advance(Duration.ofHours(24).minusSeconds(1));
        house.send(MailHouse.mail(ANA, "Re: Cannot log in", "Any news about the code?"));
        assertThat(house.outbounds()).hasSize(1);
        house.clock.advance(Duration.ofSeconds(1));
        house.send(MailHouse.mail(ANA, "Re: Cannot log in", "Still waiting for the code"));
        assertThat(house.outbounds()).hasSize(2);
    }

    @Test
    void ourOwnMailListsAndReportsOpenNothingButTheirOriginalsAreKept() {
        house.send(MailHouse.mail(ANA, "x", "x", "X-Landfall: 1"));
        house.send(MailHouse.mail("care@" + MailHouse.DOMAIN, "x", "y"));
        house.send(MailHouse.mail("News <news@shop.example>", "Sale", "Buy", "List-Id: <news.shop.example>"));
        house.send(MailHouse.mail(
                "mailer-daemon@example.org",
                "Undelivered Mail Returned to Sender",
                "failed",
                "Auto-Submitted: auto-replied",
                "Return-Path: <>"));
        assertThat(house.tickets()).isEmpty();
        assertThat(house.outcomes()).containsExactly("IGNORED bounce", "IGNORED list", "IGNORED own", "IGNORED own");
        assertThat(house.ids("rawmail")).hasSize(4);
    }

    @Test
    void mailFromTheNullPathIsAnsweredByNobody() {
        house.send(first().getBytes(StandardCharsets.UTF_8), "<>", "care@" + MailHouse.DOMAIN, MailHouse.PROVEN);
        assertThat(house.tickets()).isEmpty();
        assertThat(house.outcomes()).containsExactly("IGNORED auto_reply");
    }

    @Test
    void whatSesCallsSpamOrAVirusOpensATicketButIsNotAnswered() {
        for (String verdict : List.of("spam", "virus")) {
            String mail = MailHouse.mail("S <" + verdict + "@example.org>", "Hi", "Look at this");
            house.send(
                    mail.getBytes(StandardCharsets.UTF_8),
                    "s@example.org",
                    "care@" + MailHouse.DOMAIN,
                    Map.of("dmarc", "PASS", verdict, "FAIL"));
        }
        assertThat(house.tickets()).hasSize(2);
        assertThat(house.outbounds()).isEmpty();
    }

    @Test
    void aHugeTextIsCutToWhatAnItemHoldsAndItsOriginalKept() {
        house.send(MailHouse.mail(ANA, "Hi", "I cannot log in. " + "很长的句子。".repeat(100_000)));
        Article article = house.articles(Author.PERSON).getFirst();
        assertThat(article.text().getBytes(StandardCharsets.UTF_8).length).isLessThanOrEqualTo(200_000);
        assertThat(article.details()).containsEntry("cut", "true");
    }

    @Test
    void aDeliveryReportIsShownBesideTheTicketWhoseMailFailed() {
        house.send(first());
        ParsedMail ours = house.outgoing(house.outbounds().getFirst());
        String report = MailHouse.mail(
                "MAILER-DAEMON@example.org",
                "Undelivered Mail Returned to Sender",
                """
                --b
                Content-Type: text/plain

                It could not be delivered.
                --b
                Content-Type: message/delivery-status

                Final-Recipient: rfc822; ana@example.org
                Action: failed
                --b
                Content-Type: message/rfc822

                Message-ID: <%s>
                Subject: x

                x
                --b--""".formatted(ours.messageId().orElseThrow()).replace("\n", "\r\n"),
                "Content-Type: multipart/report; report-type=delivery-status; boundary=b");
        house.send(report);
        assertThat(house.articles(Author.THIRD_PARTY)).hasSize(1);
        assertThat(house.articles(Author.THIRD_PARTY).getFirst().provenance()).isEqualTo("bounce");
        assertThat(house.outbounds()).hasSize(1);
    }

    @Test
    void aReplyToASolvedTicketOpensANewOneThatNamesIt() {
        house.send(first());
        Ticket solved = house.ticket();
        house.solve(solved);
        house.clock.advance(Duration.ofHours(1));
        house.send(
                MailHouse.mail(ANA, "Re: Cannot log in", "I cannot log in again", "Message-ID: <n@example.org>"),
                "care+" + solved.token() + "@" + MailHouse.DOMAIN);
        assertThat(house.tickets()).hasSize(2);
        assertThat(house.articles(Author.PERSON).getLast().details())
                .containsEntry("previous", solved.id().value());
    }

    @Test
    void anObjectThatIsLateIsWaitedForAndAMissingOneIsQuarantined() {
        String notice = house.notice("mail/late", "ana@example.org", "care@" + MailHouse.DOMAIN, MailHouse.PROVEN);
        assertThat(house.deliver(notice, 1)).isFalse();
        assertThat(house.deliver(notice, 2)).isFalse();
        assertThat(house.deliver(notice, 3)).isTrue();
        assertThat(house.outcomes()).containsExactly("QUARANTINED object_missing");
        house.objects.put("mail/late", first().getBytes(StandardCharsets.UTF_8), "message/rfc822");
        assertThat(house.deliver(notice, 1)).isTrue();
        assertThat(house.articles(Author.PERSON)).hasSize(1);
    }

    @Test
    void whatCannotBeReadIsKeptWholeAndWaitsAtADesk() {
        house.send(new byte[0], "ana@example.org", "care@" + MailHouse.DOMAIN, MailHouse.PROVEN);
        house.send(new byte[] {0, 1, 2, 3, 0}, "", "care@" + MailHouse.DOMAIN, MailHouse.PROVEN);
        assertThat(house.tickets()).hasSize(2).allSatisfy(ticket -> {
            Article article = house.articles(ticket).getFirst();
            assertThat(article.text()).isEmpty();
            assertThat(article.details()).containsKeys("unparseable", "rawMail");
            assertThat(house.objects.keys()).containsAll(article.objects());
            assertThat(ticket.matter().area()).isEqualTo("general");
            assertThat(house.tickets.waiting(ticket.ownership().desk(), 10))
                    .anyMatch(entry -> entry.ticket().equals(ticket.id()));
        });
        assertThat(house.outbounds()).isEmpty();
    }

    @Test
    void oneBrokenNoticeDoesNotStopItsBatch() {
        house.objects.put("mail/x", first().getBytes(StandardCharsets.UTF_8), "message/rfc822");
        String good = house.notice("mail/x", "ana@example.org", "care@" + MailHouse.DOMAIN, MailHouse.PROVEN);
        String late = house.notice("mail/y", "ana@example.org", "care@" + MailHouse.DOMAIN, MailHouse.PROVEN);
        assertThat(house.failures(1, "{", "[]", late, good)).hasSize(1);
        assertThat(house.articles(Author.PERSON)).hasSize(1);
        assertThat(house.outcomes()).contains("QUARANTINED no_notice");
    }

    @Test
    void filesAreKeptApartEachWithItsTimeToGoAndDangerousOnesAreMarked() {
        String mail =
                MailHouse.mail(ANA, "Screens", """
                --b
                Content-Type: text/plain

                I cannot log in, see the picture.
                --b
                Content-Type: image/png; name="screen.png"
                Content-Disposition: attachment; filename="screen.png"
                Content-Transfer-Encoding: base64

                iVBORw0KGgo=
                --b
                Content-Type: application/octet-stream
                Content-Disposition: attachment; filename="invoice.pdf.EXE "

                MZ
                --b--""".replace("\n", "\r\n"), "Content-Type: multipart/mixed; boundary=b");
        house.send(mail);
        Article article = house.articles(Author.PERSON).getFirst();
        assertThat(article.objects()).hasSize(3);
        assertThat(house.objects.keys()).containsAll(article.objects());
        assertThat(article.details().get("attachments"))
                .contains("screen.png", "\"dangerous\":true", "\"dangerous\":false");
        assertThat(house.ids("attachment")).hasSize(2);
        assertThat(house.table.dump())
                .filteredOn(item -> item.get("kind").s().equals("due")
                        && item.get("what").s().startsWith("attachment#"))
                .hasSize(2);
    }

    @ParameterizedTest(name = "dies after {0} writes")
    @ValueSource(ints = {0, 1, 2, 3})
    void aCrashBetweenAnyTwoWritesLosesNothingAndDoublesNothing(int writes) {
        String mail = MailHouse.mail(
                ANA, "Cannot log in", """
                --b
                Content-Type: text/plain

                I cannot log in, see the picture.
                --b
                Content-Type: image/png
                Content-Disposition: attachment; filename="screen.png"

                x
                --b--""".replace("\n", "\r\n"), "Content-Type: multipart/mixed; boundary=b");
        house.table.dieAfter(writes);
        house.send(mail);
        house.table.dieAfter(Integer.MAX_VALUE);
        assertThat(house.again("care@" + MailHouse.DOMAIN)).isTrue();
        assertThat(house.again("care@" + MailHouse.DOMAIN)).isTrue();
        assertThat(house.articles(Author.PERSON)).hasSize(1);
        assertThat(house.outbounds()).hasSize(1);
        assertThat(house.ids("rawmail")).hasSize(1);
        assertThat(house.ids("attachment")).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "en|en|Since yesterday I cannot log in. The code never arrives on my phone.",
                "es|es|Desde ayer no puedo iniciar sesión. El código nunca llega a mi teléfono.",
                "pt|pt|Desde ontem não consigo entrar na minha conta. O código nunca chega ao meu celular.",
                "id|id|Sejak kemarin saya tidak bisa masuk ke akun saya. Kode verifikasi tidak pernah sampai.",
                "ar|ar|منذ أمس لا أستطيع تسجيل الدخول إلى حسابي. رمز التحقق لا يصل أبدا.",
                "hi|hi|कल से मैं अपने खाते में लॉगिन नहीं कर पा रहा हूँ। सत्यापन कोड कभी नहीं आता।",
                "ja|ja|昨日からログインできません。認証コードがまったく届きません。",
                "zh-Hans|zh-Hans|从昨天开始我无法登录账号。验证码一直收不到，请帮帮我。",
                "fr|fr|Depuis hier je n'arrive plus à me connecter à mon compte. Le code n'arrive jamais.",
                "de|de|Seit gestern kann ich mich nicht mehr anmelden. Der Code kommt nie auf meinem Handy an.",
                "it|it|Da ieri non riesco più ad accedere al mio account. Il codice non arriva mai sul telefono.",
                "nl|nl|Sinds gisteren kan ik niet meer inloggen. De code komt nooit aan op mijn telefoon.",
                "sv|sv|Sedan i går kan jag inte logga in längre. Koden kommer aldrig fram till min telefon.",
                "pl|pl|Od wczoraj nie mogę się zalogować na swoje konto. Kod nigdy nie przychodzi na telefon.",
                "ru|ru|Со вчерашнего дня не могу войти в аккаунт. Код на телефон так и не приходит.",
                "uk|uk|Від учора не можу увійти до свого акаунта. Код на телефон так і не надходить.",
                "tr|tr|Dünden beri hesabıma giriş yapamıyorum. Doğrulama kodu telefonuma hiç gelmiyor.",
                "he|he|מאתמול אני לא מצליח להתחבר לחשבון שלי. הקוד אף פעם לא מגיע לטלפון.",
                "fa|fa|از دیروز نمی‌توانم وارد حسابم شوم. کد تأیید اصلاً به گوشی من نمی‌رسد.",
                "bn|bn|গতকাল থেকে আমি আমার অ্যাকাউন্টে লগইন করতে পারছি না। কোড কখনোই ফোনে আসে না।",
                "vi|vi|Từ hôm qua tôi không thể đăng nhập vào tài khoản. Mã xác minh không bao giờ gửi đến điện thoại.",
                "th|th|ตั้งแต่เมื่อวานฉันเข้าสู่ระบบไม่ได้ รหัสยืนยันไม่เคยส่งมาที่โทรศัพท์ของฉันเลย",
                "ko|ko|어제부터 계정에 로그인할 수 없습니다. 인증번호가 휴대폰으로 전혀 오지 않아요.",
                "ms|ms|Sejak semalam saya tak boleh log masuk ke akaun saya. Kod pengesahan tak pernah sampai ke telefon.",
                "zh-Hant|zh-Hant|從昨天開始我無法登入帳號。驗證碼一直收不到，請幫幫我。"
            })
    void peopleAreAcknowledgedInTheirLanguageWithASummaryInIt(String language, String served, String text) {
        house.send(MailHouse.mail(ANA, "?", text));
        Article written = house.articles(Author.PERSON).getFirst();
        Article said = house.articles(Author.BOT).getFirst();
        assertThat(written.language()).isEqualTo(language);
        assertThat(said.provenance()).startsWith(served + "/acknowledgement.mail@");
        List<String> summary = List.of(written.details().get("summary").split("\n"));
        assertThat(summary).isNotEmpty().allMatch(text::contains);
        assertThat(said.text()).contains(house.ticket().trackingCode());
    }

    @Test
    void aThreadsSummaryGrowsWithEachMailAndKeepsHowItBegan() {
        house.send(MailHouse.mail(ANA, "No llega", "No me llega el código desde ayer.", "Message-ID: <1@example.org>"));
        for (int i = 2; i < 20; i++) {
            house.send(MailHouse.mail(
                    ANA,
                    "Re: No llega",
                    "Intento número " + i + ": sale el error " + (400 + i) + ".",
                    "Message-ID: <" + i + "@example.org>",
                    "In-Reply-To: <" + (i - 1) + "@example.org>"));
        }
        String told = house.articles(Author.PERSON).getLast().details().get("threadSummary");
        assertThat(told.lines()).hasSizeLessThanOrEqualTo(12);
        assertThat(told).startsWith("No me llega el código").contains("error 419", "error 418");
    }

    /** The figures of {@code docs/data-model.md}. */
    @Test
    void aMailCostsWhatTheDataModelSays() {
        MeteredTable metered = new MeteredTable();
        MailHouse counted = new MailHouse(metered);
        String first =
                MailHouse.mail("ana@example.org", "No llega", "No me llega el código.", "Message-ID: <1@example.org>");
        String second = MailHouse.mail(
                "ana@example.org",
                "Re: No llega",
                "Sigue sin llegar.",
                "Message-ID: <2@example.org>",
                "In-Reply-To: <1@example.org>");
        Units opened = metered.measure(() -> assertThat(counted.send(first)).isTrue());
        Units joined = metered.measure(() -> assertThat(counted.send(second)).isTrue());
        Units duplicate = metered.measure(() -> assertThat(counted.send(second)).isTrue());
        assertThat(List.of(opened, joined, duplicate))
                .containsExactly(new Units(4, 48), new Units(11, 18), new Units(1, 4));
    }
}
