package dev.landfall.language;

import static org.assertj.core.api.Assertions.assertThat;

import dev.landfall.policy.PolicyFiles;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.json.JsonMapper;

class SummaryTest {

    private final SummaryCues cues = new PolicyFiles(JsonMapper.shared()).current(SummaryCues.POLICY);

    private String summary(String text) {
        return Summary.of(text, cues).stream().map(SummarySentence::text).collect(Collectors.joining(" | "));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            Hello team, I hope you are well.\\n\\nSince yesterday I cannot log in to my account. The weather here is very nice and my cat is sleeping on the keyboard as usual. My sister also uses the app and she likes the stickers a lot. I tried to reinstall the app. Yesterday evening we went out with friends and talked about many things. Please unlock my account before Friday.\\n\\nKind regards | cannot log in | unlock my account
            Hola, espero que estén bien.\\n\\nDesde el lunes no puedo enviar mensajes. Mi hermana vive en Madrid y también usa la aplicación todos los días para hablar con su familia y sus amigos. Me gusta mucho el color de los iconos. El otro día fuimos a comer con toda la familia y lo pasamos muy bien en el parque. ¿Pueden ayudarme antes del viernes?\\n\\nUn saludo | no puedo enviar | Pueden ayudarme
            Olá, tudo bem?\\n\\nDesde ontem não consigo fazer chamadas. Minha irmã mora em Lisboa e também usa o aplicativo todos os dias para falar com a família. Gosto muito das cores e das figurinhas novas. No outro dia fomos almoçar com toda a família e foi muito bom no parque. Por favor, devolvam o valor de R$ 25,90.\\n\\nObrigado | não consigo fazer chamadas | R$ 25,90
            Halo tim.\\n\\nSejak kemarin saya tidak bisa login ke akun saya. Adik saya juga memakai aplikasi ini setiap hari untuk mengobrol dengan keluarga dan teman temannya di kampung. Saya sangat suka stiker yang lucu itu. Minggu lalu kami pergi ke pantai dan cuacanya sangat cerah sepanjang hari. Tolong aktifkan kembali akun saya.\\n\\nTerima kasih | tidak bisa login | Tolong aktifkan
            السلام عليكم\\n\\nمنذ يوم أمس لا أستطيع إرسال الرسائل. أختي تعيش في القاهرة وتستخدم التطبيق كل يوم للحديث مع العائلة والأصدقاء في المساء. أحب الألوان الجديدة كثيرا في هذا التطبيق الجميل. ذهبنا مع العائلة إلى الحديقة وكان الجو جميلا جدا طوال النهار والناس سعداء. أرجو إعادة المبلغ 50 ريال.\\n\\nمع التحية | لا أستطيع إرسال | 50 ريال
            नमस्ते\\n\\nकल से मैं लॉगिन नहीं कर पा रहा हूँ। मेरी बहन दिल्ली में रहती है और वह भी हर दिन परिवार से बात करने के लिए इस ऐप का उपयोग करती है। मुझे नए रंग और स्टिकर बहुत अच्छे लगते हैं। पिछले रविवार हम सब पार्क गए थे और वहाँ मौसम बहुत सुहावना था और सब खुश थे। कृपया मेरा खाता खोल दें।\\n\\nधन्यवाद | नहीं कर पा | कृपया
            お世話になっております。\\n\\n昨日からログインできません。妹は大阪に住んでいて、毎日このアプリで家族や友人と楽しく話しています。新しいスタンプの色がとても好きです。先日は家族みんなで公園に行き、天気もよくて、とても気持ちのよい一日を過ごしました。子どもたちも元気に走り回って、夕方まで遊んでいました。犬も一緒に連れて行きました。みんなで写真もたくさん撮って、夜は近所の店でおいしいご飯を食べて、ゆっくりと帰りました。帰り道では星もきれいに見えて、子どもたちはとても喜んでいましたし、わたしたちもとても幸せな気持ちになり、また来月も行こうと約束しました。返金をお願いします。 | ログインできません | 返金
            您好：\\n\\n从昨天开始我无法登录账号。我妹妹住在上海，她每天也用这个应用和家人朋友聊天，感觉很开心。我很喜欢新的颜色和贴纸。上个周末我们全家去公园玩，天气很好，大家都很高兴，孩子们一直跑到傍晚才回家。晚上我们去附近的饭店吃饭，味道也很好，大家聊了很多有趣的事情，拍了许多照片。回家的路上星星很亮，孩子们非常兴奋，一路上又唱又跳，邻居们看到也都笑了起来，约好以后还要一起出去玩，真是难忘的一天。那天的天空特别蓝，风也很轻，湖边有许多人散步，我们还看到了几只天鹅。请尽快退款。 | 无法登录 | 退款
            """)
    void aSummarySaysWhatHappenedAndWhatIsAsked(String mail, String problem, String wish) {
        String text = mail.replace("\\n", "\n");

        List<SummarySentence> summary = Summary.of(text, cues);

        String joined = summary(text);
        assertThat(joined).contains(problem).contains(wish);
        assertThat(summary).hasSizeLessThanOrEqualTo(3);
        int length =
                summary.stream().mapToInt(sentence -> sentence.text().length()).sum();
        assertThat(length).isLessThanOrEqualTo(text.length() >= 360 ? text.length() / 3 : text.length());
    }

    @ParameterizedTest(name = "seed {0}")
    @CsvSource({"1", "2", "3", "4", "5"})
    void everySentenceIsItsSpanOfTheSource(long seed) {
        Random random = new Random(seed);
        for (int round = 0; round < 200; round++) {
            StringBuilder text = new StringBuilder();
            for (int i = random.nextInt(600); i > 0; i--) {
                String pieces = "ab .!?\n,;。、？ก ำa\uD83D\uDE00مل،।e.g. 12";
                text.append(pieces.charAt(random.nextInt(pieces.length())));
            }
            String source = text.toString();
            for (SummarySentence sentence : Summary.of(source, cues)) {
                assertThat(source.substring(sentence.start(), sentence.end())).isEqualTo(sentence.text());
            }
        }
    }

    @Test
    void abbreviationsAndNumbersEndNoSentence() {
        String text = "Mr. Smith paid 12.50 on no. 7. He waits, e.g. for Dr. Who! Yes?";

        List<String> sentences = Sentences.of(text, cues).stream()
                .map(span -> text.substring(span.start(), span.end()))
                .toList();

        assertThat(sentences).containsExactly("Mr. Smith paid 12.50 on no. 7.", "He waits, e.g. for Dr. Who!", "Yes?");
    }

    @Test
    void aMegabyteIsSummarisedInLinearTime() {
        String text = "Since Monday I cannot log in, error 4711. ".repeat(25_000);
        long begin = System.nanoTime();
        assertThat(Summary.of(text, cues)).isNotEmpty();
        System.out.printf("summary of 1 MB: %d ms%n", (System.nanoTime() - begin) / 1_000_000);
    }
}
