package dev.landfall.table;

import java.util.HashMap;
import java.util.Map;
import java.util.StringJoiner;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.enhanced.dynamodb.Expression;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Conditions as DynamoDB's expressions. */
final class Expressions {

    private Expressions() {}

    /** None where nothing is asked; the SDK takes null for that. */
    @SuppressWarnings("NullAway")
    static Expression of(Condition condition) {
        return orNull(condition);
    }

    private static @Nullable Expression orNull(Condition condition) {
        if (condition.clauses().isEmpty()) {
            return null;
        }
        StringJoiner expression = new StringJoiner(" AND ");
        Map<String, String> names = new HashMap<>();
        Map<String, AttributeValue> values = new HashMap<>();
        for (Condition.Clause clause : condition.clauses()) {
            String n = "#n" + names.size();
            String v = ":v" + values.size();
            switch (clause) {
                case Condition.Clause.Missing missing -> {
                    names.put(n, missing.attribute());
                    expression.add("attribute_not_exists(" + n + ")");
                }
                case Condition.Clause.Exists exists -> {
                    names.put(n, exists.attribute());
                    expression.add("attribute_exists(" + n + ")");
                }
                case Condition.Clause.Text text -> {
                    names.put(n, text.attribute());
                    values.put(v, AttributeValue.fromS(text.value()));
                    expression.add(n + " = " + v);
                }
                case Condition.Clause.Number number -> {
                    names.put(n, number.attribute());
                    values.put(v, AttributeValue.fromN(Long.toString(number.value())));
                    expression.add(n + " = " + v);
                }
                case Condition.Clause.Before before -> {
                    names.put(n, before.attribute());
                    values.put(v, AttributeValue.fromS(before.value()));
                    expression.add(n + " < " + v);
                }
            }
        }
        Expression.Builder built =
                Expression.builder().expression(expression.toString()).expressionNames(names);
        return values.isEmpty() ? built.build() : built.expressionValues(values).build();
    }
}
