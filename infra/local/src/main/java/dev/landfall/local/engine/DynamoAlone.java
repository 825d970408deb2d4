package dev.landfall.local.engine;

import java.lang.reflect.Field;
import org.eclipse.jetty.server.Connector;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import software.amazon.dynamodb.services.local.main.ServerRunner;
import software.amazon.dynamodb.services.local.server.DynamoDBProxyServer;

/** DynamoDB Local for this machine alone; by itself it takes every address. LocalStack starts it as a program. */
public final class DynamoAlone {
    private DynamoAlone() {}

    /** @param arguments DynamoDB Local's own */
    public static void main(String[] arguments) throws Exception {
        start(arguments);
    }

    /** LocalStack loads the jar of this class as an agent too, where its own would raise limits that we do not reach. */
    public static void premain(String argument) {}

    static DynamoDBProxyServer start(String... arguments) throws Exception {
        DynamoDBProxyServer server = ServerRunner.createServerFromCommandLineArgs(arguments);
        bindLoopback(server);
        server.start();
        return server;
    }

    /** There is no option for the address. */
    private static void bindLoopback(DynamoDBProxyServer server) throws ReflectiveOperationException {
        for (Field field : DynamoDBProxyServer.class.getDeclaredFields()) {
            if (field.getType() == Server.class) {
                field.setAccessible(true);
                for (Connector connector : ((Server) field.get(server)).getConnectors()) {
                    if (connector instanceof ServerConnector inet) {
                        inet.setHost("127.0.0.1");
                    }
                }
            }
        }
    }
}
