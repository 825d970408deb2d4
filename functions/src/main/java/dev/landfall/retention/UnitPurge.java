package dev.landfall.retention;

/** Purges units of one shape; can be stopped at any write and goes on from there when it fires again. */
interface UnitPurge {

    Outcome fire(Firing firing);
}
