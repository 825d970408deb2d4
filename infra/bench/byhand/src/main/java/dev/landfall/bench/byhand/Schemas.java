package dev.landfall.bench.byhand;

import software.amazon.awssdk.enhanced.dynamodb.EnhancedType;
import software.amazon.awssdk.enhanced.dynamodb.TableSchema;
import software.amazon.awssdk.enhanced.dynamodb.mapper.StaticAttributeTags;
import software.amazon.awssdk.enhanced.dynamodb.mapper.StaticTableSchema;

/** The three items without reflection. */
final class Schemas {
    private Schemas() {}

    static final TableSchema<Receipt> RECEIPT = StaticTableSchema.builder(Receipt.class)
            .newItemSupplier(Receipt::new)
            .addAttribute(
                    String.class, a -> a.name("kind").getter(Receipt::getKind).setter(Receipt::setKind))
            .addAttribute(
                    String.class,
                    a -> a.name("pk")
                            .getter(Receipt::getPk)
                            .setter(Receipt::setPk)
                            .tags(StaticAttributeTags.primaryPartitionKey()))
            .addAttribute(
                    String.class,
                    a -> a.name("sk")
                            .getter(Receipt::getSk)
                            .setter(Receipt::setSk)
                            .tags(StaticAttributeTags.primarySortKey()))
            .addAttribute(String.class, a -> a.name("id").getter(Receipt::getId).setter(Receipt::setId))
            .addAttribute(
                    String.class,
                    a -> a.name("channel").getter(Receipt::getChannel).setter(Receipt::setChannel))
            .addAttribute(
                    String.class,
                    a -> a.name("account").getter(Receipt::getAccount).setter(Receipt::setAccount))
            .addAttribute(
                    String.class, a -> a.name("body").getter(Receipt::getBody).setter(Receipt::setBody))
            .addAttribute(
                    String.class,
                    a -> a.name("receivedAt").getter(Receipt::getReceivedAt).setter(Receipt::setReceivedAt))
            .addAttribute(
                    String.class,
                    a -> a.name("class").getter(Receipt::getRecordClass).setter(Receipt::setRecordClass))
            .addAttribute(
                    String.class,
                    a -> a.name("jurisdiction").getter(Receipt::getJurisdiction).setter(Receipt::setJurisdiction))
            .addAttribute(
                    String.class,
                    a -> a.name("jurisdictionSource")
                            .getter(Receipt::getJurisdictionSource)
                            .setter(Receipt::setJurisdictionSource))
            .addAttribute(
                    Integer.class,
                    a -> a.name("ruleVersion").getter(Receipt::getRuleVersion).setter(Receipt::setRuleVersion))
            .addAttribute(
                    String.class,
                    a -> a.name("purgeAt").getter(Receipt::getPurgeAt).setter(Receipt::setPurgeAt))
            .build();

    static final TableSchema<Due> DUE = StaticTableSchema.builder(Due.class)
            .newItemSupplier(Due::new)
            .addAttribute(String.class, a -> a.name("kind").getter(Due::getKind).setter(Due::setKind))
            .addAttribute(
                    String.class,
                    a -> a.name("pk")
                            .getter(Due::getPk)
                            .setter(Due::setPk)
                            .tags(StaticAttributeTags.primaryPartitionKey()))
            .addAttribute(
                    String.class,
                    a -> a.name("sk").getter(Due::getSk).setter(Due::setSk).tags(StaticAttributeTags.primarySortKey()))
            .addAttribute(String.class, a -> a.name("work").getter(Due::getWork).setter(Due::setWork))
            .addAttribute(String.class, a -> a.name("at").getter(Due::getAt).setter(Due::setAt))
            .addAttribute(String.class, a -> a.name("what").getter(Due::getWhat).setter(Due::setWhat))
            .build();

    static final TableSchema<Arrival> ARRIVAL = StaticTableSchema.builder(Arrival.class)
            .newItemSupplier(Arrival::new)
            .addAttribute(
                    String.class,
                    a -> a.name("pk")
                            .getter(Arrival::getPk)
                            .setter(Arrival::setPk)
                            .tags(StaticAttributeTags.primaryPartitionKey()))
            .addAttribute(
                    String.class,
                    a -> a.name("sk")
                            .getter(Arrival::getSk)
                            .setter(Arrival::setSk)
                            .tags(StaticAttributeTags.primarySortKey()))
            .addAttribute(
                    String.class, a -> a.name("kind").getter(Arrival::getKind).setter(Arrival::setKind))
            .addAttribute(
                    String.class,
                    a -> a.name("receipt").getter(Arrival::getReceipt).setter(Arrival::setReceipt))
            .addAttribute(
                    String.class,
                    a -> a.name("channel").getter(Arrival::getChannel).setter(Arrival::setChannel))
            .addAttribute(
                    String.class,
                    a -> a.name("account").getter(Arrival::getAccount).setter(Arrival::setAccount))
            .addAttribute(
                    String.class,
                    a -> a.name("digest").getter(Arrival::getDigest).setter(Arrival::setDigest))
            .addAttribute(
                    Integer.class,
                    a -> a.name("events").getter(Arrival::getEvents).setter(Arrival::setEvents))
            .addAttribute(
                    EnhancedType.listOf(String.class),
                    a -> a.name("keys").getter(Arrival::getKeys).setter(Arrival::setKeys))
            .addAttribute(
                    String.class,
                    a -> a.name("receivedAt").getter(Arrival::getReceivedAt).setter(Arrival::setReceivedAt))
            .addAttribute(
                    String.class,
                    a -> a.name("purgeAt").getter(Arrival::getPurgeAt).setter(Arrival::setPurgeAt))
            .addAttribute(
                    Long.class,
                    a -> a.name("expiresAt").getter(Arrival::getExpiresAt).setter(Arrival::setExpiresAt))
            .build();
}
