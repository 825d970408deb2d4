package dev.landfall.channel.media;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class MediaAddressTest {

    private static final List<String> HOSTS = List.of("cdn.example.com", ".files.example.net");

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "https://cdn.example.com/a.png, https://cdn.example.com/a.png",
        "https://cdn.example.com:443/a.png?x=1&y=%2F..%2F, https://cdn.example.com/a.png?x=1&y=%2F..%2F",
        "HTTPS://CDN.Example.com/A, https://cdn.example.com/A",
        "https://x-1.files.example.net/a%20b#part, https://x-1.files.example.net/a%20b",
        "https://a.b.files.example.net, https://a.b.files.example.net",
    })
    void anAddressAtAListedHostIsAskedInItsPlainForm(String url, String plain) {
        assertThat(MediaAddress.checked(url, HOSTS)).contains(URI.create(plain));
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(
            strings = {
                "",
                "http://cdn.example.com/a",
                "ftp://cdn.example.com/a",
                "file:///etc/passwd",
                "jar:https://cdn.example.com/a.jar!/x",
                "https:cdn.example.com",
                "//cdn.example.com/a",
                "https://cdn.example.com:8443/a",
                "https://cdn.example.com:80/a",
                "https://me@cdn.example.com/a",
                "https://cdn.example.com@169.254.169.254/a",
                "https://169.254.169.254\\@cdn.example.com/a",
                "https://cdn.example.com\\.evil.test/a",
                "https://cdn.example.com.evil.test/a",
                "https://evilcdn.example.com/a",
                "https://files.example.net/a",
                "https://evilfiles.example.net/a",
                "https://.files.example.net/a",
                "https://cdn.example.com./a",
                "https://cdn.example.com%00.evil.test/a",
                "https://cdn.example.com%2eevil.test/",
                "https://127.0.0.1/a",
                "https://localhost/a",
                "https://2130706433/a",
                "https://0x7f000001/a",
                "https://0177.0.0.1/a",
                "https://127.1/a",
                "https://[::1]/a",
                "https://[::ffff:169.254.169.254]/latest/meta-data/",
                "https://169.254.169.254/latest/meta-data/",
                "https://metadata.google.internal/",
                "https://cdn.example.com/../../local/clock",
                "https://cdn.example.com/a/%2e%2E/b",
                "https://cdn.example.com/a/..%2f..%2fb",
                "https://cdn.example.com/a\r\nHost: evil.test",
                "https://cdn.example.com/a b",
                "https://cdn.exаmple.com/a",
                "https://cdn。example.com/a",
                "https://ⓒdn.example.com/a",
            })
    void whatLiesElsewhereIsNotAsked(String url) {
        assertThat(MediaAddress.checked(url, HOSTS)).isEmpty();
    }

    static LongStream seeds() {
        return LongStream.range(0, 200);
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void howeverAnAddressIsTwistedItLeadsToAListedHostOrNowhere(long seed) {
        Random random = new Random(seed);
        List<String> pieces = List.of(
                "https",
                "http",
                ":",
                "/",
                "//",
                "@",
                "\\",
                "?",
                "#",
                "..",
                ".",
                "%2e",
                "%40",
                "[",
                "]",
                "::1",
                "cdn",
                "cdn.example.com",
                "files.example.net",
                "127.0.0.1",
                "169.254.169.254",
                "evil.test",
                ":443",
                ":80",
                "\t",
                "\u0000",
                "ａ",
                "a",
                "user");
        for (int i = 0; i < 500; i++) {
            StringBuilder url = new StringBuilder(random.nextBoolean() ? "https://" : "");
            for (int n = random.nextInt(1, 9); n > 0; n--) {
                url.append(pieces.get(random.nextInt(pieces.size())));
            }
            holds(url.toString());
        }
    }

    static void holds(String url) {
        Optional<URI> checked = MediaAddress.checked(url, HOSTS);
        checked.ifPresent(address -> {
            assertThat(address.getScheme()).isEqualTo("https");
            assertThat(address.getPort()).isEqualTo(-1);
            assertThat(address.getRawUserInfo()).isNull();
            assertThat(address.getHost()).matches("cdn\\.example\\.com|[a-z0-9.-]+\\.files\\.example\\.net");
            assertThat(address.toString()).matches("[!-~]+").doesNotContain("\\", "/../");
            assertThat(MediaAddress.checked(address.toString(), HOSTS)).contains(address);
        });
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(
            strings = {
                "0.0.0.0",
                "0.1.2.3",
                "10.0.0.1",
                "10.255.255.255",
                "100.64.0.1",
                "100.127.255.255",
                "127.0.0.1",
                "127.9.9.9",
                "169.254.169.254",
                "169.254.170.2",
                "172.16.0.1",
                "172.31.255.255",
                "192.0.0.1",
                "192.0.2.1",
                "192.88.99.1",
                "192.168.1.1",
                "198.18.0.1",
                "198.19.255.255",
                "198.51.100.1",
                "203.0.113.1",
                "224.0.0.1",
                "239.1.1.1",
                "240.0.0.1",
                "255.255.255.255",
                "::",
                "::1",
                "::ffff:10.0.0.1",
                "64:ff9b::a9fe:a9fe",
                "fe80::1",
                "fec0::1",
                "fc00::1",
                "fd00:ec2::254",
                "ff02::1",
                "2001:db8::1",
                "2001::1",
                "2001:10::1",
                "2002:7f00:1::",
                "100::1",
                "3fff::1",
            })
    void noAddressOfAPrivateNetworkIsPublic(String address) throws UnknownHostException {
        assertThat(PublicNetwork.holds(InetAddress.getByName(address))).isFalse();
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(
            strings = {
                "1.1.1.1", "9.255.255.255", "11.0.0.1", "100.63.255.255", "100.128.0.1", "126.1.1.1", "128.0.0.1",
                "169.253.1.1", "172.15.0.1", "172.32.0.1", "192.0.1.1", "192.167.1.1", "192.169.1.1", "198.17.1.1",
                "198.20.1.1", "223.255.255.255", "2606:4700::1111", "2a00:1450::1", "2001:4860:4860::8888",
            })
    void theRestOfTheWorldIs(String address) throws UnknownHostException {
        assertThat(PublicNetwork.holds(InetAddress.getByName(address))).isTrue();
    }
}
