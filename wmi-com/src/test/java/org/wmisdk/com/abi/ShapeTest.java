package org.wmisdk.com.abi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("A call shape")
class ShapeTest {
    @Test
    @DisplayName("is its arguments and, last, its result")
    void letters() {
        Shape shape = new Shape("PIV");
        assertThat(shape.arguments()).isEqualTo(2);
        assertThat(shape.isPointer(0)).isTrue();
        assertThat(shape.isPointer(1)).isFalse();
        assertThat(shape.result()).isEqualTo('V');
        assertThat(new Shape("V").arguments()).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "PVI", "pi", "PX", "P "})
    @DisplayName("is refused when it is not made of these letters")
    void refused(String letters) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Shape(letters))
                .withMessageStartingWith("shape: ");
    }
}
