package dev.landfall.language;

import static org.assertj.core.api.Assertions.assertThat;

import dev.landfall.policy.PolicyFiles;
import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

class FactsTest {

    private final FactCues cues = new PolicyFiles(JsonMapper.shared()).current(FactCues.POLICY);

    private List<String> facts(String text) {
        return Facts.of(text, cues).stream()
                .map(fact -> fact.kind().code() + " " + fact.value())
                .toList();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '\0', textBlock = """
            en | My order number is 4471-22 and I paid $49.99 on March 3, 2026 with version 8.1.0 on a Pixel 9 | order 4471-22;amount $49.99;date March 3, 2026;version 8.1.0;device Pixel 9
            en | Error code E-1021 at 10:15 pm, iPhone 15 Pro Max, iOS 17.2, transaction TXN88123 | error E-1021;time 10:15 pm;device iPhone 15 Pro Max;system iOS 17.2;transaction TXN88123
            es | El pedido n.º 88231 del 3 de marzo de 2026 costó 19,90 € y sale el error 403 | order 88231;date 3 de marzo de 2026;amount 19,90 €;error 403
            pt | Paguei R$ 29,90 em 12/03/2026, transação ABC12345, versão 7.2.1 | amount R$ 29,90;date 12/03/2026;transaction ABC12345;version 7.2.1
            de | Bestellnummer 556677 vom 3. März 2026, Betrag 12,50 Euro, Fehlercode 0x80070057 | order 556677;date 3. März 2026;amount 12,50 Euro;error 0x80070057
            fr | Ma commande n° 99812 du 3 mars 2026, 15,00 €, erreur 502 sur Samsung Galaxy S23 | order 99812;date 3 mars 2026;amount 15,00 €;error 502;device Samsung
            it | Ordine 77123 del 3 marzo 2026, pagati 9,99 euro, errore 500 | order 77123;date 3 marzo 2026;amount 9,99 euro;error 500
            nl | Bestelnummer 33445 van 3 maart 2026, 25 euro betaald, foutcode 404 | order 33445;date 3 maart 2026;amount 25 euro;error 404
            sv | Ordernummer 1234567 den 3 mars 2026, 199 kr, felkod 17 | order 1234567;date 3 mars 2026;amount 199 kr;error 17
            pl | Numer zamówienia 778899 z 3 marca 2026, 49,99 zł, kod błędu 1021 | order 778899;date 3 marca 2026;amount 49,99 zł;error 1021
            ru | Номер заказа 5544332, 3 марта 2026, списали 499 руб, код ошибки 1021, версия 8.1.0 | order 5544332;date 3 марта 2026;amount 499 руб;error 1021;version 8.1.0
            uk | Номер замовлення 778812, 3 березня 2026, 250 грн, помилка 403 | order 778812;date 3 березня 2026;amount 250 грн;error 403
            tr | Sipariş no 998877, 3 Mart 2026, 149 TL, hata kodu 1009 | order 998877;date 3 Mart 2026;amount 149 TL;error 1009
            ar | رقم الطلب 445566 بتاريخ 3 مارس 2026 ودفعت 50 ريال ورمز الخطأ 403 | order 445566;date 3 مارس 2026;amount 50 ريال;error 403
            he | מספר הזמנה 112233 מיום 3 במרץ 2026, שילמתי 50 ש"ח, קוד שגיאה 500 | order 112233;amount 50 ש"ח;error 500
            fa | شماره سفارش 667788، 50000 تومان، کد خطا 403، نسخه 8.1.0 | order 667788;amount 50000 تومان;error 403;version 8.1.0
            hi | ऑर्डर नंबर 889900, 3 मार्च 2026 को 499 रुपये कटे, एरर कोड 1021 | order 889900;date 3 मार्च 2026;amount 499 रुपये;error 1021
            bn | অর্ডার নম্বর 334455, 499 টাকা, ত্রুটি কোড 1021 | order 334455;amount 499 টাকা;error 1021
            id | Nomor pesanan 221133 tanggal 3 Maret 2026, Rp 49.000, kode error 502 | order 221133;date 3 Maret 2026;amount Rp 49.000;error 502
            ms | Nombor pesanan 221144 pada 3 Mac 2026, RM 19.90, kod ralat 502 | order 221144;date 3 Mac 2026;amount RM 19.90;error 502
            vi | Mã đơn hàng 665544 ngày 3 tháng 3 năm 2026, 199.000 đồng, mã lỗi 1021 | order 665544;date ngày 3 tháng 3 năm 2026;amount 199.000 đồng;error 1021
            th | หมายเลขคำสั่งซื้อ 443322 วันที่ 3 มีนาคม 2569 จ่าย 199 บาท รหัสข้อผิดพลาด 1021 | order 443322;date 3 มีนาคม 2569;amount 199 บาท;error 1021
            ja | 注文番号は778866です。2026年3月3日に980円払いました。エラーコード1021、バージョン8.1.0 | order 778866;date 2026年3月3日;amount 980円;error 1021;version 8.1.0
            ko | 주문번호 554433, 2026년 3월 3일에 9,900원 결제, 오류 코드 1021 | order 554433;date 2026년 3월 3일;amount 9,900원;error 1021
            zh-Hans | 订单号：20260303001，3月3日支付了68元，错误码403，版本8.1.0 | order 20260303001;date 3月3日;amount 68元;error 403;version 8.1.0
            zh-Hant | 訂單編號 20260303002，3月3日付了 150 元，錯誤代碼 403 | order 20260303002;date 3月3日;amount 150 元;error 403
            """)
    void whatMustNotBeLostIsFoundInEveryLanguage(String language, String text, String expected) {
        assertThat(facts(text)).containsAll(Arrays.asList(expected.split(";")));
    }

    @Test
    void addressesAndPhonesAreMaskedAndEveryFactNamesItsPlace() {
        String text = "Write to ana@example.org or +49 170 1234567, order 4471-22.";
        assertThat(facts(text)).contains("address [email]", "phone [phone]", "order 4471-22");
        for (Fact fact : Facts.of(text, cues)) {
            boolean masked = fact.value().startsWith("[");
            assertThat(masked || text.substring(fact.start(), fact.end()).equals(fact.value()))
                    .isTrue();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "I have 3 kids and 2 dogs.",
                "We are 100% sure.",
                "The code never came.",
                "Call me at home, please.",
                "अभी तक कुछ नहीं हुआ।",
            })
    void ordinaryNumbersAreNoFacts(String text) {
        assertThat(facts(text)).isEmpty();
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3, 4})
    void anyTextGivesFactsInOrderThatDoNotOverlap(long seed) {
        RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
        String pieces = "order#12 3.4.5€$:/-_年月日 марта code E ERR_ \uD83D\uDE00\u0661\u0662@.x\n";
        for (int round = 0; round < 300; round++) {
            StringBuilder text = new StringBuilder();
            for (int i = random.nextInt(400); i > 0; i--) {
                text.append(pieces.charAt(random.nextInt(pieces.length())));
            }
            int end = 0;
            for (Fact fact : Facts.of(text.toString(), cues)) {
                assertThat(fact.start()).isGreaterThanOrEqualTo(end);
                end = fact.end();
            }
        }
    }
}
