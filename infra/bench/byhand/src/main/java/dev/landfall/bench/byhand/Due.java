package dev.landfall.bench.byhand;

import java.time.Instant;
import software.amazon.awssdk.enhanced.dynamodb.mapper.annotations.DynamoDbBean;
import software.amazon.awssdk.enhanced.dynamodb.mapper.annotations.DynamoDbPartitionKey;
import software.amazon.awssdk.enhanced.dynamodb.mapper.annotations.DynamoDbSortKey;

/** A pointer to what is due, as a bean. */
@DynamoDbBean
@SuppressWarnings("NullAway.Init")
public final class Due {
    private String pk;
    private String sk;
    private String kind;
    private String work;
    private String at;
    private String what;

    static Due of(String work, Instant at, String what) {
        Due due = new Due();
        due.kind = "due";
        due.pk = "due#" + work + "#" + Math.floorMod(what.hashCode(), 16);
        due.at = Receipt.time(at);
        due.sk = due.at + "#" + what;
        due.work = work;
        due.what = what;
        return due;
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

    public String getWork() {
        return work;
    }

    public void setWork(String value) {
        this.work = value;
    }

    public String getAt() {
        return at;
    }

    public void setAt(String value) {
        this.at = value;
    }

    public String getWhat() {
        return what;
    }

    public void setWhat(String value) {
        this.what = value;
    }

    public String getKind() {
        return kind;
    }

    public void setKind(String value) {
        this.kind = value;
    }
}
