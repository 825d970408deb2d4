package dev.landfall.bench.byhand;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import software.amazon.awssdk.enhanced.dynamodb.mapper.annotations.DynamoDbBean;
import software.amazon.awssdk.enhanced.dynamodb.mapper.annotations.DynamoDbPartitionKey;
import software.amazon.awssdk.enhanced.dynamodb.mapper.annotations.DynamoDbSortKey;

/** What an hour's balance counts: that a delivery was accepted, as a bean. */
@DynamoDbBean
@SuppressWarnings("NullAway.Init")
public final class Arrival {
    private String pk;
    private String sk;
    private String kind;
    private String receipt;
    private String channel;
    private String account;
    private String digest;
    private int events;
    private List<String> keys;
    private String receivedAt;
    private String purgeAt;
    private long expiresAt;

    static Arrival of(String receipt, String digest, String key, Instant now, Instant purge) {
        Arrival arrival = new Arrival();
        arrival.kind = "arrival";
        arrival.receivedAt = Receipt.time(now);
        arrival.pk = "arrivals#" + arrival.receivedAt.substring(0, 13) + "#" + Math.floorMod(receipt.hashCode(), 8);
        arrival.sk = arrival.receivedAt + "#" + receipt;
        arrival.receipt = receipt;
        arrival.channel = "x";
        arrival.account = "main";
        arrival.digest = digest;
        arrival.events = 1;
        arrival.keys = List.of(key);
        arrival.purgeAt = Receipt.time(purge);
        arrival.expiresAt = now.plus(Duration.ofDays(60)).getEpochSecond();
        return arrival;
    }

    @DynamoDbPartitionKey
    public String getPk() {
        return pk;
    }

    public void setPk(String value) {
        this.pk = value;
    }

    @DynamoDbSortKey
    public String getSk() {
        return sk;
    }

    public void setSk(String value) {
        this.sk = value;
    }

    public String getKind() {
        return kind;
    }

    public void setKind(String value) {
        this.kind = value;
    }

    public String getReceipt() {
        return receipt;
    }

    public void setReceipt(String value) {
        this.receipt = value;
    }

    public String getChannel() {
        return channel;
    }

    public void setChannel(String value) {
        this.channel = value;
    }

    public String getAccount() {
        return account;
    }

    public void setAccount(String value) {
        this.account = value;
    }

    public String getDigest() {
        return digest;
    }

    public void setDigest(String value) {
        this.digest = value;
    }

    public int getEvents() {
        return events;
    }

    public void setEvents(int value) {
        this.events = value;
    }

    public List<String> getKeys() {
        return keys;
    }

    public void setKeys(List<String> value) {
        this.keys = value;
    }

    public String getReceivedAt() {
        return receivedAt;
    }

    public void setReceivedAt(String value) {
        this.receivedAt = value;
    }

    public String getPurgeAt() {
        return purgeAt;
    }

    public void setPurgeAt(String value) {
        this.purgeAt = value;
    }

    public long getExpiresAt() {
        return expiresAt;
    }

    public void setExpiresAt(long value) {
        this.expiresAt = value;
    }
}
