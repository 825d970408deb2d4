package dev.landfall.local.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.Socket;
import org.junit.jupiter.api.Test;

class DynamoAloneTest {

    @Test
    void itListensAtOneAddressOfThisMachine() throws Exception {
        int port = Ports.free();
        var server = DynamoAlone.start("-inMemory", "-port", Integer.toString(port), "-disableTelemetry");
        try {
            assertThat(connects("127.0.0.1", port)).isTrue();
            // A server that takes every address would answer here as well.
            assertThatThrownBy(() -> connects("127.0.0.2", port)).isInstanceOf(ConnectException.class);
        } finally {
            server.stop();
        }
    }

    private static boolean connects(String address, int port) throws IOException {
        try (Socket socket = new Socket(InetAddress.getByName(address), port)) {
            return socket.isConnected();
        }
    }
}
