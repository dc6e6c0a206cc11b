package org.wmisdk.cli;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;

/** Reads and writes JSON. Reading is strict: a field that stands twice and anything behind the value are refused. */
final class Json {
    private static final ObjectReader READER = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_READING_DUP_TREE_KEY)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build()
            .readerFor(JsonNode.class);

    private static final ObjectWriter WRITER = new JsonMapper().writer();

    private Json() {}

    static JsonNode parse(String text) throws JsonProcessingException {
        JsonNode value = READER.readTree(text);
        if (value.isMissingNode()) {
            throw new JsonParseException(null, "it is empty");
        }
        return value;
    }

    static void write(JsonNode value, JsonGenerator json) throws IOException {
        WRITER.writeValue(json, value);
    }
}
