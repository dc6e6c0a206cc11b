package org.wmisdk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class WmiShapeTest {
    private static final WmiShape SHAPE = WmiShape.builder()
            .add("Name", CimType.STRING, false)
            .add("ProcessId", CimType.UINT32, false)
            .add("Tags", CimType.STRING, true)
            .build();

    @Test
    void columns_keep_order_and_spelling() {
        assertThat(SHAPE.size()).isEqualTo(3);
        assertThat(SHAPE.names()).containsExactly("Name", "ProcessId", "Tags");
        assertThat(SHAPE.name(1)).isEqualTo("ProcessId");
        assertThat(SHAPE.type(1)).isEqualTo(CimType.UINT32);
        assertThat(SHAPE.type(2)).isEqualTo(CimType.STRING);
        assertThat(SHAPE.isArray(1)).isFalse();
        assertThat(SHAPE.isArray(2)).isTrue();
        assertThat(SHAPE).hasToString("[Name string, ProcessId uint32, Tags string[]]");
    }

    @Test
    void names_are_found_in_any_case_and_every_locale() {
        Locale before = Locale.getDefault();
        try {
            for (Locale locale : new Locale[] {Locale.ROOT, Locale.forLanguageTag("tr")}) {
                Locale.setDefault(locale);
                assertThat(SHAPE.indexOf("ProcessId")).isEqualTo(1);
                assertThat(SHAPE.indexOf("PROCESSID")).isEqualTo(1);
                assertThat(SHAPE.indexOf("processid")).isEqualTo(1);
                assertThat(SHAPE.indexOf("Process")).isEqualTo(-1);
            }
        } finally {
            Locale.setDefault(before);
        }
    }

    @Test
    @SuppressWarnings("NullAway") // a caller without the checker
    void a_name_is_never_null() {
        assertThatNullPointerException().isThrownBy(() -> SHAPE.indexOf(null)).withMessage("name");
    }

    @Test
    void a_name_occurs_once_without_regard_to_case() {
        WmiShape.Builder builder = WmiShape.builder().add("Name", CimType.STRING, false);

        assertThatExceptionOfType(WmiInvalidParameterException.class)
                .isThrownBy(() -> builder.add("NAME", CimType.STRING, false))
                .withMessageContaining("NAME occurs twice");
    }

    @Test
    void a_shape_is_not_changed_by_its_builder_later() {
        WmiShape.Builder builder = WmiShape.builder().add("A", CimType.STRING, false);
        WmiShape first = builder.build();
        builder.add("B", CimType.STRING, false);

        assertThat(first.size()).isEqualTo(1);
        assertThat(first.indexOf("b")).isEqualTo(-1);
        assertThat(builder.build().size()).isEqualTo(2);
    }

    @Test
    void rows_share_the_shape_and_take_the_values_as_they_are() {
        @Nullable Object[] values = {"a", 5L, null};

        WmiObject row = SHAPE.object(values);

        assertThat(row.shape()).isSameAs(SHAPE);
        assertThat(row.names()).isSameAs(SHAPE.names());
        assertThat(row.get(0).raw()).isSameAs(values[0]);
        assertThat(row.findSystem()).isEmpty();
        assertThat(SHAPE.object(values, SystemProperties.ofClass("C")).system().className())
                .isEqualTo("C");
    }

    @Test
    void a_row_has_one_value_for_each_column() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SHAPE.object(new Object[] {"a"}))
                .withMessage("1 values for 3 columns");
    }

    @Test
    void names_order_and_types_make_equality() {
        assertThat(WmiShape.builder().add("A", CimType.SINT32, false).build())
                .isEqualTo(WmiShape.builder().add("A", CimType.SINT32, false).build())
                .hasSameHashCodeAs(
                        WmiShape.builder().add("A", CimType.SINT32, false).build())
                .isNotEqualTo(WmiShape.builder().add("a", CimType.SINT32, false).build())
                .isNotEqualTo(WmiShape.builder().add("A", CimType.UINT32, false).build())
                .isNotEqualTo(WmiShape.builder().add("A", CimType.SINT32, true).build());
    }
}
