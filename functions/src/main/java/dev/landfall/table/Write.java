package dev.landfall.table;

/** One write, or one thing to check, of a transaction. */
public sealed interface Write {

    Key key();

    Condition condition();

    record Put<T>(Kind<T> kind, T item, Condition condition) implements Write {
        @Override
        public Key key() {
            return kind.keyOf(item);
        }
    }

    record Delete(Key key, Condition condition) implements Write {}

    record Check(Key key, Condition condition) implements Write {}

    static <T> Write put(Kind<T> kind, T item) {
        return new Put<>(kind, item, Condition.NONE);
    }

    static <T> Write put(Kind<T> kind, T item, Condition condition) {
        return new Put<>(kind, item, condition);
    }

    /** Writes the item only where none is yet: a replay writes nothing. */
    static <T> Write create(Kind<T> kind, T item) {
        return new Put<>(kind, item, Condition.ABSENT);
    }

    static Write delete(Key key) {
        return new Delete(key, Condition.NONE);
    }

    static Write delete(Key key, Condition condition) {
        return new Delete(key, condition);
    }

    static Write check(Key key, Condition condition) {
        return new Check(key, condition);
    }
}
