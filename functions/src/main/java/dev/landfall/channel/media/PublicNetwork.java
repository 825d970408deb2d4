package dev.landfall.channel.media;

import java.net.Inet4Address;
import java.net.InetAddress;

/**
 * Which addresses belong to the world: not those of this machine, of private networks, or of the platform's own services.
 *
 * @see <a href="https://www.iana.org/assignments/iana-ipv4-special-registry/">IPv4</a> and <a
 *     href="https://www.iana.org/assignments/iana-ipv6-special-registry/">IPv6</a> special-purpose addresses
 */
final class PublicNetwork {

    private static final int[][] CLOSED = {
        {0, 0, 8}, {10, 0, 8}, {100, 64, 10}, {127, 0, 8}, {169, 254, 16}, {172, 16, 12}, {192, 168, 16}, {198, 18, 15},
    };

    /** Of 256 neighbours each: protocol assignments, examples, relays. */
    private static final int[][] CLOSED_NEIGHBOURHOODS = {
        {192, 0, 0}, {192, 0, 2}, {192, 88, 99}, {198, 51, 100}, {203, 0, 113}
    };

    private PublicNetwork() {}

    static boolean holds(InetAddress address) {
        byte[] bytes = address.getAddress();
        return address instanceof Inet4Address ? holdsFour(bytes) : holdsSix(bytes);
    }

    private static boolean holdsFour(byte[] bytes) {
        int first = bytes[0] & 0xff;
        int second = bytes[1] & 0xff;
        if (first >= 224) {
            return false;
        }
        for (int[] net : CLOSED) {
            int mask = 0xffff << (16 - net[2]) & 0xffff;
            if (((first << 8 | second) & mask) == ((net[0] << 8 | net[1]) & mask)) {
                return false;
            }
        }
        for (int[] net : CLOSED_NEIGHBOURHOODS) {
            if (first == net[0] && second == net[1] && (bytes[2] & 0xff) == net[2]) {
                return false;
            }
        }
        return true;
    }

    /** Global unicast alone (2000::/3), without tunnels that carry an IPv4 address, examples and protocol assignments. */
    private static boolean holdsSix(byte[] bytes) {
        int first = (bytes[0] & 0xff) << 8 | bytes[1] & 0xff;
        int second = (bytes[2] & 0xff) << 8 | bytes[3] & 0xff;
        boolean global = (first & 0xe000) == 0x2000;
        boolean special = first == 0x2001 && (second < 0x200 || second == 0xdb8);
        return global && !special && first != 0x2002 && first != 0x3fff && first != 0x3ffe;
    }
}
