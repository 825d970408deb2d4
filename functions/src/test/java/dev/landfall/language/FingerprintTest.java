package dev.landfall.language;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FingerprintTest {
    /** Two complaints about one outage in other words, language by language. */
    private static final List<List<String>> STORMS = List.of(
            List.of(
                    "Landfall is down again, none of my messages are going out since this morning",
                    "Anyone else unable to send anything on Landfall today? stuck on the clock icon",
                    "My messages on Landfall keep failing since the last update, please fix it"),
            List.of(
                    "Landfall está caído otra vez, no se envía ningún mensaje desde esta mañana",
                    "¿A alguien más no le salen los mensajes en Landfall? se quedan con el relojito",
                    "desde la actualización mis chats no mandan nada, arréglenlo ya"),
            List.of(
                    "لاندفول معطل من الصبح وما يرسل أي رسالة عندي",
                    "هل أحد غيري رسائله معلقة في لاندفول اليوم؟ علامة الساعة ما تروح",
                    "بعد التحديث الأخير صار التطبيق ما يرسل الصور ولا الصوتيات"),
            List.of(
                    "今朝からランドフォールでメッセージが全然送れないんだけど障害ですか",
                    "ランドフォール、送信中のまま止まってる人いませんか",
                    "アップデートしてから写真が送信できなくなりました、早く直してください"),
            List.of(
                    "แลนด์ฟอลล์ล่มอีกแล้ว ส่งข้อความไม่ออกตั้งแต่เช้า",
                    "มีใครส่งแชทไม่ได้เหมือนกันบ้างวันนี้ ขึ้นรูปนาฬิกาค้างตลอด",
                    "อัปเดตแล้วส่งรูปไม่ได้เลย ช่วยแก้ไขด่วนครับ"),
            List.of("浪达今天早上开始消息全部发不出去，是服务器崩了吗", "有没有人跟我一样今天发消息一直转圈圈的", "更新之后图片怎么都发送失败，赶紧修一下吧"));

    private static final List<String> TAGS =
            List.of("#down", "#Landfall", "#NoFunciona", "#障害", "＃故障", "#ล่ม", "#تعطل");
    private static final List<String> EMOJI = List.of("😡", "😭😭", "🙏", "👍🏽", "🤦‍♀️", "");

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {21, 22, 23, 24, 25})
    void aStormIsToldApartByItsCopies(long seed) {
        var random = new Random(seed);
        record Post(int original, Fingerprint print) {}
        var posts = new ArrayList<Post>();
        for (int original = 0; original < 18; original++) {
            String text = STORMS.get(original / 3).get(original % 3);
            for (int copy = 0; copy < 8; copy++) {
                posts.add(new Post(original, Fingerprint.of(copy(text, copy, random))));
            }
        }
        Collections.shuffle(posts, random);
        int right = 0;
        int wrong = 0;
        int missed = 0;
        for (Post one : posts) {
            for (Post other : posts) {
                boolean same = one.print().sameAs(other.print());
                boolean copies = one.original() == other.original();
                right += same && copies ? 1 : 0;
                wrong += same && !copies ? 1 : 0;
                missed += !same && copies ? 1 : 0;
                if (copies) {
                    var shared = new HashSet<>(one.print().bands());
                    shared.retainAll(other.print().bands());
                    missed += shared.isEmpty() && same ? 1 : 0;
                }
            }
        }
        assertThat(wrong).isZero();
        assertThat(right / (double) (right + missed)).isGreaterThanOrEqualTo(0.97);
    }

    private static String copy(String text, int kind, Random random) {
        String tag = TAGS.get(random.nextInt(TAGS.size()));
        String emoji = EMOJI.get(random.nextInt(EMOJI.size()));
        return switch (kind) {
            case 0 -> text;
            case 1 -> text + " " + tag;
            case 2 -> "RT @someone_" + random.nextInt(99) + ": " + text;
            case 3 -> text + " https://t.co/" + Integer.toString(random.nextInt(1 << 30), 36);
            case 4 -> emoji + " " + text + "!!! " + emoji;
            case 5 -> "@landfall " + text.toUpperCase(java.util.Locale.ROOT) + " " + tag + " #help";
            case 6 -> "👆 “" + text + "” @landfall";
            default -> text + " bit.ly/" + Integer.toString(random.nextInt(1 << 30), 36) + " " + emoji + " " + tag;
        };
    }

    @Test
    void aQuoteWithAWordOfOnesOwnIsACopy() {
        String text = STORMS.getFirst().getFirst();

        assertThat(same(text, "same here!! \"" + text + "\"")).isTrue();
        assertThat(same(text, "RT @ana: " + text.substring(0, 60) + "…")).isTrue();
    }

    @Test
    void anotherMatterInSimilarWordsIsNoCopy() {
        assertThat(same("I can't log in", "I can log in")).isFalse();
        assertThat(same("my calls keep dropping since the update", "my messages keep failing since the update"))
                .isFalse();
        assertThat(same("收不到验证码", "收不到消息")).isFalse();
        assertThat(same("My code never arrives", "My code never arrives, and my account was banned yesterday"))
                .isFalse();
    }

    @Test
    void postsOfTagsOrEmojiAreComparedByThem() {
        assertThat(same("#LandfallDown #help", "#LandfallDown #help")).isTrue();
        assertThat(same("😡😡😡", "😡😡😡")).isTrue();
        assertThat(same("😡😡😡", "🙏🙏🙏🙏")).isFalse();
        assertThat(same("", "")).isFalse();
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3})
    void anyTextIsItsOwnCopyAndSurvivesStoring(long seed) {
        for (String text : AnyText.of(seed, 100)) {
            Fingerprint print = Fingerprint.of(text);
            Fingerprint stored = Fingerprint.parse(print.encoded());
            assertThat(stored.bands()).isEqualTo(print.bands());
            assertThat(stored.similarity(print)).isEqualTo(print.bands().isEmpty() ? 0 : 1);
            assertThat(print.encoded().length()).isLessThanOrEqualTo(700);
        }
    }

    private static boolean same(String one, String other) {
        return Fingerprint.of(one).sameAs(Fingerprint.of(other));
    }
}
