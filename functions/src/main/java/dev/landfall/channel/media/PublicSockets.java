package dev.landfall.channel.media;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import javax.net.ssl.SSLSocketFactory;

/**
 * Speaks TLS only with the world. The JDK opens the connection and hands it over before a byte is sent; there the address
 * that it really led to is looked at, so that a name which leads elsewhere a moment later gains nothing.
 */
final class PublicSockets extends SSLSocketFactory {

    private final SSLSocketFactory tls;

    PublicSockets(SSLSocketFactory tls) {
        this.tls = tls;
    }

    /** The name leads to an address that is nobody's in public. */
    static final class NotPublic extends IOException {
        private static final long serialVersionUID = 1L;

        NotPublic() {
            super("The host leads to an address that is not public");
        }
    }

    @Override
    public Socket createSocket(Socket socket, String host, int port, boolean autoClose) throws IOException {
        InetAddress peer = socket.getInetAddress();
        if (peer == null || !PublicNetwork.holds(peer)) {
            socket.close();
            throw new NotPublic();
        }
        return tls.createSocket(socket, host, port, autoClose);
    }

    @Override
    public Socket createSocket(String host, int port) throws IOException {
        throw new NotPublic();
    }

    @Override
    public Socket createSocket(String host, int port, InetAddress from, int fromPort) throws IOException {
        throw new NotPublic();
    }

    @Override
    public Socket createSocket(InetAddress host, int port) throws IOException {
        throw new NotPublic();
    }

    @Override
    public Socket createSocket(InetAddress host, int port, InetAddress from, int fromPort) throws IOException {
        throw new NotPublic();
    }

    @Override
    public String[] getDefaultCipherSuites() {
        return tls.getDefaultCipherSuites();
    }

    @Override
    public String[] getSupportedCipherSuites() {
        return tls.getSupportedCipherSuites();
    }
}
