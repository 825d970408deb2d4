package dev.landfall.local.check;

/**
 * What became of one sample.
 *
 * @param door the way it went in
 * @param status the HTTP status, or 0 where there is none
 * @param said the answer, or the kind of failure
 * @param ok whether nothing failed
 */
record Played(String door, int status, String said, boolean ok) {}
