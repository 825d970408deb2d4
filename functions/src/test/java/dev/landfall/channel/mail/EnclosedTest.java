package dev.landfall.channel.mail;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EnclosedTest {

    private static final byte[] FILE = "PDF bytes".getBytes(StandardCharsets.UTF_8);

    private static void attribute(ByteArrayOutputStream out, int level, int type, int tag, byte[] value) {
        ByteBuffer head = ByteBuffer.allocate(9).order(ByteOrder.LITTLE_ENDIAN);
        head.put((byte) level).putInt(type << 16 | tag).putInt(value.length);
        out.writeBytes(head.array());
        out.writeBytes(value);
        int sum = 0;
        for (byte b : value) {
            sum += b & 0xFF;
        }
        out.writeBytes(new byte[] {(byte) sum, (byte) (sum >> 8)});
    }

    private static byte[] property(int type, int id, byte[] value) {
        int padded = value.length + (4 - value.length % 4) % 4;
        ByteBuffer out = ByteBuffer.allocate(12 + padded).order(ByteOrder.LITTLE_ENDIAN);
        out.putShort((short) type)
                .putShort((short) id)
                .putInt(1)
                .putInt(value.length)
                .put(value);
        return out.array();
    }

    private static byte[] properties(byte[]... all) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.writeBytes(ByteBuffer.allocate(4)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putInt(all.length)
                .array());
        for (byte[] one : all) {
            out.writeBytes(one);
        }
        return out.toByteArray();
    }

    /** As Outlook writes it: the message's code page and body, then a file with a short and a long name. */
    private static byte[] winmail() {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.writeBytes(ByteBuffer.allocate(6)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putInt(0x223E9F78)
                .putShort((short) 1)
                .array());
        attribute(out, 1, 6, 0x9007, new byte[] {(byte) 0xE3, 4, 0, 0, 0, 0, 0, 0});
        attribute(
                out,
                1,
                6,
                0x9003,
                properties(property(0x1F, 0x1000, "Не приходит код\0".getBytes(StandardCharsets.UTF_16LE))));
        attribute(out, 2, 6, 0x9002, new byte[14]);
        attribute(out, 2, 1, 0x8010, "REPORT~1.PDF\0".getBytes(StandardCharsets.US_ASCII));
        attribute(out, 2, 6, 0x800F, FILE);
        attribute(
                out,
                2,
                6,
                0x9005,
                properties(
                        property(0x1F, 0x3707, "Отчёт за март.pdf\0".getBytes(StandardCharsets.UTF_16LE)),
                        property(0x1E, 0x370E, "application/pdf\0".getBytes(StandardCharsets.US_ASCII))));
        return out.toByteArray();
    }

    private static ParsedMail mail(String type, String name, byte[] part) {
        return OutgoingMailTest.parsed(("From: a@example.org\r\nMIME-Version: 1.0\r\n"
                        + "Content-Type: multipart/mixed; boundary=b\r\n\r\n--b\r\nContent-Type: " + type
                        + "; name=\"" + name + "\"\r\nContent-Disposition: attachment; filename=\"" + name
                        + "\"\r\nContent-Transfer-Encoding: base64\r\n\r\n"
                        + Base64.getMimeEncoder().encodeToString(part) + "\r\n--b--\r\n")
                .getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void outlooksEnvelopeIsOpened() {
        ParsedMail mail = mail("application/ms-tnef", "winmail.dat", winmail());
        assertThat(mail.text()).isEqualTo("Не приходит код");
        assertThat(mail.attachments()).hasSize(1);
        MailAttachment file = mail.attachments().getFirst();
        assertThat(file.name()).isEqualTo("Отчёт за март.pdf");
        assertThat(file.type()).isEqualTo("application/pdf");
        assertThat(file.content()).isEqualTo(FILE);
        assertThat(mail.quality().notes()).contains("opened: files from winmail.dat");
    }

    @Test
    void anEnvelopeThatIsNoneStaysAnAttachment() {
        ParsedMail mail = mail("application/ms-tnef", "winmail.dat", FILE);
        assertThat(mail.attachments().getFirst().name()).isEqualTo("winmail.dat");
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void aBrokenEnvelopeNeverThrows(long seed) {
        RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
        for (int round = 0; round < 2000; round++) {
            byte[] broken = winmail();
            for (int i = random.nextInt(6); i >= 0; i--) {
                broken[6 + random.nextInt(broken.length - 6)] = (byte) random.nextInt();
            }
            assertThat(Tnef.read(java.util.Arrays.copyOf(broken, 6 + random.nextInt(broken.length - 6))))
                    .isPresent();
        }
    }

    @Test
    void aCalendarAloneSaysWhatAndWhen() {
        String calendar =
                "BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nSUMMARY:Llamada con soporte\r\nDTSTART:20260303T100000Z\r\n"
                        + "DESCRIPTION:Por el código\\, que no\r\n  llega\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n";
        ParsedMail mail = mail("text/calendar", "invite.ics", calendar.getBytes(StandardCharsets.UTF_8));
        assertThat(mail.text()).isEqualTo("Llamada con soporte\n20260303T100000Z\nPor el código, que no llega");
        assertThat(mail.attachments()).hasSize(1);
    }

    @Test
    void whatIsEncryptedIsKeptAndMarked() {
        assertThat(mail("application/pkcs7-mime", "smime.p7m", FILE).quality().notes())
                .contains("enclosed: S/MIME, kept as attachment");
        ParsedMail pgp = OutgoingMailTest.parsed(
                "From: a@example.org\r\n\r\n-----BEGIN PGP MESSAGE-----\r\nabc\r\n-----END PGP MESSAGE-----\r\n"
                        .getBytes(StandardCharsets.UTF_8));
        assertThat(pgp.quality().notes()).contains("encrypted: kept as it came");
    }
}
