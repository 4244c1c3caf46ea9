import Wire

/// The v2 document as protocol buffers, the only form in which kubectl reads it: to validate a `kind: List`, for which
/// it asks no v3 document, and wherever the server cannot validate fields.
///
/// The messages are those of `openapi.v2` (OpenAPIv2.proto of google/gnostic-models, 2026-11); of operations only what
/// identifies them is told.
struct OpenAPIProtobuf {
    /// The media types by which it is asked for. kubectl still uses the one with the `@`, which no media type may have.
    static let acceptedTypes = [
        "application/com.github.proto-openapi.spec.v2@v1.0+protobuf", mediaType,
    ]
    /// The media type of the answer.
    static let mediaType = "application/com.github.proto-openapi.spec.v2.v1.0+protobuf"

    /// Encodes the document that ``OpenAPI/versionTwo`` makes.
    static func document(_ json: JSONValue) -> [UInt8] {
        var message = ProtobufMessage()
        message.add(1, json["swagger"])
        message.add(2, info(json["info"]))
        message.add(8, paths(json["paths"]))
        message.add(9, named(json["definitions"], as: schema))
        return message.bytes
    }

    private static func info(_ json: JSONValue?) -> ProtobufMessage {
        var message = ProtobufMessage()
        message.add(1, json?["title"])
        message.add(2, json?["version"])
        return message
    }

    /// Definitions and properties: names and what they stand for.
    private static func named(
        _ json: JSONValue?, field: Int = 1, as encode: (JSONValue) -> ProtobufMessage
    ) -> ProtobufMessage {
        var message = ProtobufMessage()
        for (name, value) in json?.object ?? [:] {
            var pair = ProtobufMessage()
            pair.add(1, .string(name))
            pair.add(2, encode(value))
            message.add(field, pair)
        }
        return message
    }

    // MARK: Paths

    private static func paths(_ json: JSONValue?) -> ProtobufMessage { named(json, field: 2, as: pathItem) }

    private static func pathItem(_ json: JSONValue) -> ProtobufMessage {
        let methods = [(2, "get"), (3, "put"), (4, "post"), (5, "delete"), (8, "patch")]
        var message = ProtobufMessage()
        for (field, method) in methods {
            if let operation = json[method] { message.add(field, self.operation(operation)) }
        }
        return message
    }

    private static func operation(_ json: JSONValue) -> ProtobufMessage {
        var message = ProtobufMessage()
        message.add(3, json["description"])
        message.add(5, json["operationId"])
        addExtensions(of: json, to: &message, 13)
        return message
    }

    // MARK: Schemas

    private static func schema(_ json: JSONValue) -> ProtobufMessage {
        var message = ProtobufMessage()
        // Version three says a reference with a description in this way.
        let reference = json["$ref"] ?? (json["allOf"]?.array?.count == 1 ? json[at: "allOf"]?.array?[0]["$ref"] : nil)
        message.add(1, reference)
        message.add(2, json["format"])
        message.add(3, json["title"])
        message.add(4, json["description"])
        if let value = json["default"] { message.add(5, any(value)) }
        addBounds(of: json, to: &message)
        for name in json["required"]?.array ?? [] { message.add(19, name) }
        for value in json["enum"]?.array ?? [] { message.add(20, any(value)) }
        addParts(of: json, to: &message)
        addExtensions(of: json, to: &message, 31)
        return message
    }

    private static func addBounds(of json: JSONValue, to message: inout ProtobufMessage) {
        for (field, name) in [(7, "maximum"), (9, "minimum")] {
            if let bound = json[name]?.double { message.add(field, double: bound) }
        }
        for (field, name) in [
            (11, "maxLength"), (12, "minLength"), (14, "maxItems"), (15, "minItems"), (17, "maxProperties"),
            (18, "minProperties"),
        ] {
            if let bound = json[name]?.integer { message.add(field, integer: bound) }
        }
        message.add(13, json["pattern"])
        if json["uniqueItems"]?.bool == true { message.add(16, integer: 1) }
    }

    private static func addParts(of json: JSONValue, to message: inout ProtobufMessage) {
        if let other = json["additionalProperties"] {
            var item = ProtobufMessage()
            if let isAny = other.bool { item.add(2, integer: isAny ? 1 : 0) } else { item.add(1, schema(other)) }
            message.add(21, item)
        }
        if let type = json["type"] {
            var item = ProtobufMessage()
            item.add(1, type)
            message.add(22, item)
        }
        if let items = json["items"] {
            var item = ProtobufMessage()
            item.add(1, schema(items))
            message.add(23, item)
        }
        if json["properties"] != nil { message.add(25, named(json["properties"], as: schema)) }
    }

    private static func addExtensions(of json: JSONValue, to message: inout ProtobufMessage, _ field: Int) {
        for (name, value) in json.object ?? [:] where name.hasPrefix("x-") {
            var pair = ProtobufMessage()
            pair.add(1, .string(name))
            pair.add(2, any(value))
            message.add(field, pair)
        }
    }

    /// Any value: its text as YAML, which JSON is.
    private static func any(_ value: JSONValue) -> ProtobufMessage {
        var message = ProtobufMessage()
        message.add(2, .string(value.text()))
        return message
    }
}
