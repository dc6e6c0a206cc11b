package org.wmisdk;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ImmutabilityTest {
    @ParameterizedTest
    @ValueSource(
            classes = {
                CimValue.class,
                CimDateTime.class,
                CimInterval.class,
                HResult.class,
                SystemProperties.class,
                WmiClass.class,
                WmiMethod.class,
                WmiObject.class,
                WmiOptions.class,
                WmiParameter.class,
                WmiPath.class,
                WmiProperty.class,
                WmiQualifier.class,
                WmiShape.class
            })
    void any_thread_may_read_a_value_because_nothing_in_it_ever_changes(Class<?> type) {
        assertThat(Modifier.isFinal(type.getModifiers())).as("final class").isTrue();
        assertThat(Arrays.stream(type.getDeclaredFields()).filter(field -> !field.isSynthetic()))
                .isNotEmpty()
                .allMatch(field -> Modifier.isFinal(field.getModifiers()))
                .filteredOn(field -> !Modifier.isStatic(field.getModifiers()))
                .extracting(Field::getModifiers)
                .allMatch(Modifier::isPrivate);
    }
}
