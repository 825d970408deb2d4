package dev.landfall.language;

import static org.assertj.core.api.Assertions.assertThat;

import dev.landfall.language.RetellingCheck.Fault;
import dev.landfall.policy.PolicyFiles;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

class RetellingCheckTest {

    private final FactCues cues = new PolicyFiles(JsonMapper.builder().build()).current(FactCues.POLICY);

    private static final Map<String, String> TEXTS = Map.of(
            "en", "Since Monday I cannot open the chat with my sister. It shows error 403 on version 9.1.",
            "de", "Seit Montag kann ich den Chat mit meiner Schwester nicht öffnen. Die App zeigt Fehler 403.",
            "ru", "С понедельника не могу открыть чат с сестрой Анной. Показывает ошибку 403.",
            "ar", "منذ يوم الاثنين لا أستطيع فتح المحادثة مع أختي. يظهر الخطأ ٤٠٣ في التطبيق.",
            "hi", "सोमवार से मैं अपनी बहन की चैट नहीं खोल पा रहा हूँ। ऐप में त्रुटि 403 दिखती है।",
            "ja", "月曜日から妹とのトークが開けません。アプリにエラー403と表示されます。",
            "th", "ตั้งแต่วันจันทร์ฉันเปิดแชทกับน้องสาวไม่ได้ แอปแสดงข้อผิดพลาด 403",
            "ko", "월요일부터 동생과의 대화를 열 수 없습니다. 앱에 오류 403이 표시됩니다.",
            "zh-Hans", "从星期一开始我打不开和妹妹的聊天。应用显示错误403。");

    private java.util.Optional<Fault> fault(String language, String told, String... free) {
        return new RetellingCheck(TEXTS.getOrDefault(language, ""), cues).fault(told, Set.of(free));
    }

    @Test
    void everySentenceOfTheSourceIsProven() {
        TEXTS.forEach((language, text) -> {
            for (String sentence : text.split("(?<=[.。।])\\s*")) {
                assertThat(fault(language, sentence)).as(language).isEmpty();
            }
        });
    }

    @Test
    void anotherNumberIsRefusedInAnyDigits() {
        assertThat(fault("en", "It shows error 404.")).contains(Fault.NUMBER);
        assertThat(fault("ar", "يظهر الخطأ 403 في التطبيق.")).isEmpty();
        assertThat(fault("ar", "يظهر الخطأ ٤٠٤ في التطبيق.")).contains(Fault.NUMBER);
        assertThat(fault("ja", "エラー４０３と表示されます")).isEmpty();
    }

    @Test
    void anotherNameIsRefusedInAnyScript() {
        assertThat(fault("en", "Since Monday Peter cannot open the chat.")).contains(Fault.NAME);
        assertThat(fault("de", "Seit Montag kann Müller den Chat nicht öffnen."))
                .contains(Fault.NAME);
        assertThat(fault("ru", "Не могу открыть чат с сестрой Ольгой.")).contains(Fault.NAME);
        assertThat(fault("ru", "Не могу открыть чат с Анной.")).isEmpty();
        assertThat(fault("ar", "لا أستطيع فتح المحادثة مع أحمد.")).contains(Fault.WORDS);
        assertThat(fault("hi", "मैं रमेश की चैट नहीं खोल पा रहा हूँ")).contains(Fault.WORDS);
        assertThat(fault("ja", "月曜日から田中とのトークが開けません")).contains(Fault.WORDS);
        assertThat(fault("th", "เปิดแชทกับสมชายไม่ได้")).contains(Fault.WORDS);
        assertThat(fault("ko", "월요일부터 민수와의 대화를 열 수 없습니다")).contains(Fault.WORDS);
        assertThat(fault("zh-Hans", "从星期一开始打不开和李雷的聊天")).contains(Fault.WORDS);
    }

    @Test
    void inflectionAndFreeWordsPass() {
        assertThat(fault("en", "The user cannot open chats since Monday.", "the", "user"))
                .isEmpty();
        assertThat(fault("zh-Hans", "用户从星期一开始打不开聊天", "用户")).isEmpty();
    }

    @Test
    void linksAndEmptinessAreRefused() {
        assertThat(fault("en", "Open http://example.com now")).contains(Fault.LINK);
        assertThat(fault("en", " [email] ")).contains(Fault.EMPTY);
    }
}
