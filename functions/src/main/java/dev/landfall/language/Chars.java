package dev.landfall.language;

import java.util.Arrays;

/** A growing run of characters that is read and written without a check for Latin-1, as {@link StringBuilder} does. */
final class Chars {
    private char[] array;
    private int size;

    Chars(int capacity) {
        array = new char[Math.max(16, capacity)];
    }

    void add(char c) {
        if (size == array.length) {
            array = Arrays.copyOf(array, size * 2);
        }
        array[size++] = c;
    }

    void add(char[] others) {
        for (char c : others) {
            add(c);
        }
    }

    void addPoint(int point) {
        if (point < Character.MIN_SUPPLEMENTARY_CODE_POINT) {
            add((char) point);
        } else {
            add(Character.highSurrogate(point));
            add(Character.lowSurrogate(point));
        }
    }

    void drop(int count) {
        size -= count;
    }

    boolean isEmpty() {
        return size == 0;
    }

    int size() {
        return size;
    }

    /** The characters so far, in an array that may be longer than {@link #size}. */
    char[] array() {
        return array;
    }

    @Override
    public String toString() {
        return new String(array, 0, size);
    }
}
