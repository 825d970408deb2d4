package dev.landfall.bench.byhand;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import software.amazon.awssdk.enhanced.dynamodb.mapper.annotations.DynamoDbAttribute;
import software.amazon.awssdk.enhanced.dynamodb.mapper.annotations.DynamoDbBean;
import software.amazon.awssdk.enhanced.dynamodb.mapper.annotations.DynamoDbPartitionKey;
import software.amazon.awssdk.enhanced.dynamodb.mapper.annotations.DynamoDbSortKey;

/** A delivery that was kept, as a bean. */
@DynamoDbBean
@SuppressWarnings("NullAway.Init")
public final class Receipt {
    private static final DateTimeFormatter FORMAT =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'").withZone(ZoneOffset.UTC);

    private String pk;
    private String sk;
    private String kind;
    private String id;
    private String channel;
    private String account;
    private String body;
    private String receivedAt;
    private String recordClass;
    private String jurisdiction;
    private String jurisdictionSource;
    private int ruleVersion;
    private String purgeAt;

    static Receipt of(String id, String body, Instant now, Instant purge) {
        Receipt receipt = new Receipt();
        receipt.kind = "receipt";
        receipt.pk = "receipt#" + id;
        receipt.sk = "receipt";
        receipt.id = id;
        receipt.channel = "x";
        receipt.account = "main";
        receipt.body = body;
        receipt.receivedAt = time(now);
        receipt.recordClass = "receipt";
        receipt.jurisdiction = "*";
        receipt.jurisdictionSource = "default";
        receipt.ruleVersion = 1;
        receipt.purgeAt = time(purge);
        return receipt;
    }

    static String time(Instant instant) {
        return FORMAT.format(instant);
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

    public String getId() {
        return id;
    }

    public void setId(String value) {
        this.id = value;
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

    public String getBody() {
        return body;
    }

    public void setBody(String value) {
        this.body = value;
    }

    public String getReceivedAt() {
        return receivedAt;
    }

    public void setReceivedAt(String value) {
        this.receivedAt = value;
    }

    @DynamoDbAttribute("class")
    public String getRecordClass() {
        return recordClass;
    }

    public void setRecordClass(String value) {
        this.recordClass = value;
    }

    public String getJurisdiction() {
        return jurisdiction;
    }

    public void setJurisdiction(String value) {
        this.jurisdiction = value;
    }

    public String getJurisdictionSource() {
        return jurisdictionSource;
    }

    public void setJurisdictionSource(String value) {
        this.jurisdictionSource = value;
    }

    public int getRuleVersion() {
        return ruleVersion;
    }

    public void setRuleVersion(int value) {
        this.ruleVersion = value;
    }

    public String getPurgeAt() {
        return purgeAt;
    }

    public void setPurgeAt(String value) {
        this.purgeAt = value;
    }

    public String getKind() {
        return kind;
    }

    public void setKind(String value) {
        this.kind = value;
    }
}
