package dev.landfall.table;

/** The table's two global secondary indexes. They lag behind; what must be exact reads the table. */
public enum Index {
    /** A person's articles over all channels, by time. */
    TIMELINE("timeline"),
    /** Tickets by desk and state, by last change. */
    DESK("desk");

    private final String indexName;

    Index(String indexName) {
        this.indexName = indexName;
    }

    public String indexName() {
        return indexName;
    }

    public String partitionAttribute() {
        return indexName + "Pk";
    }

    public String sortAttribute() {
        return indexName + "Sk";
    }
}
