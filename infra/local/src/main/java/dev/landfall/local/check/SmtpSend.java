package dev.landfall.local.check;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/** Sends one mail by SMTP, byte for byte. */
public final class SmtpSend {
    private SmtpSend() {}

    /** Returns the server's last word; anything that does not begin with 250 is a refusal. */
    public static String send(int port, String from, String to, byte[] raw) throws IOException {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            socket.setSoTimeout(30_000);
            BufferedReader in =
                    new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.ISO_8859_1));
            OutputStream out = socket.getOutputStream();
            answer(in);
            for (String command : new String[] {"EHLO localhost", "MAIL FROM:<" + from + ">", "RCPT TO:<" + to + ">"}) {
                String said = tell(command, in, out);
                if (!said.startsWith("250")) {
                    return said;
                }
            }
            tell("DATA", in, out);
            out.write(stuffed(raw));
            String said = tell("\r\n.", in, out);
            tell("QUIT", in, out);
            return said;
        }
    }

    /** A line that begins with a dot gets another. */
    private static byte[] stuffed(byte[] raw) {
        String text = new String(raw, StandardCharsets.ISO_8859_1);
        String dotted = text.replace("\r\n.", "\r\n..");
        return (dotted.startsWith(".") ? "." + dotted : dotted).getBytes(StandardCharsets.ISO_8859_1);
    }

    private static String tell(String command, BufferedReader in, OutputStream out) throws IOException {
        out.write((command + "\r\n").getBytes(StandardCharsets.ISO_8859_1));
        out.flush();
        return answer(in);
    }

    private static String answer(BufferedReader in) throws IOException {
        String line = in.readLine();
        while (line != null && line.length() > 3 && line.charAt(3) == '-') {
            line = in.readLine();
        }
        return line == null ? "" : line;
    }
}
