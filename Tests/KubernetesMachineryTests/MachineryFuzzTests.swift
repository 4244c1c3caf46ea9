import TestKit
import Testing
import Wire

@testable import KubernetesMachinery

@Suite("The machinery and nonsense")
struct MachineryFuzzTests {
    @Test("whatever a label selector says, it is read and asked, or refused")
    func labelSelectors() async {
        let pieces = [
            "a", "app.kubernetes.io/name", "=", "==", "!=", "!", ",", " in ", " notin ", "(", ")", ">", "<", "b", "1",
            " ", "-5",
        ]
        await Fuzzing.rounds(1000) { _, dice in
            let text = Fuzzing.text(of: pieces, upTo: 12, &dice)
            _ = (try? LabelSelector(parsing: text))?.matches([
                "a": "b", "app.kubernetes.io/name": dice.pick(Fuzzing.texts),
            ])
            if let json = Fuzzing.value(&dice).object { _ = try? LabelSelector(json) }
        }
        for text in [
            String(repeating: "!", count: 100_000), String(repeating: "a,", count: 5_000),
            "a in (" + String(repeating: ",", count: 5_000),
            String(repeating: "(", count: 5_000), "a in (" + String(repeating: "b,", count: 5_000) + ")",
        ] { _ = try? LabelSelector(parsing: text) }
    }

    @Test("whatever a field selector says, it is read and asked, or refused")
    func fieldSelectors() async {
        let pieces = ["metadata.name", "spec", ".", "=", "==", "!=", ",", "\\", "\\,", "a", " "]
        await Fuzzing.rounds(600) { _, dice in
            let text = Fuzzing.text(of: pieces, upTo: 10, &dice)
            _ = (try? FieldSelector(parsing: text))?.matches(["metadata": ["name": "a"], "spec": Fuzzing.value(&dice)])
        }
    }

    @Test("whatever a JSONPath says, it is read and followed, or refused")
    func paths() async {
        let pieces = [
            ".", "..", "$", "a", "[", "]", "[*]", "*", "[0]", "[-1]", "[?(@.a==\"b\")]", "[?(@", "==", ")", "'", "\"",
            "{", "}", "\\", "<",
            "[9223372036854775807]", "[-9223372036854775808]", "1:2",
        ]
        let document: JSONValue = ["a": [["a": "b"], ["a": 1, "b": [1, 2]]], "b": ["a": ["a": nil]]]
        await Fuzzing.rounds(1000) { _, dice in
            _ = (try? JSONPath(Fuzzing.text(of: pieces, upTo: 12, &dice)))?.values(in: document)
        }
        for text in [
            String(repeating: ".a", count: 50_000), String(repeating: "..a", count: 99),
            String(repeating: ".a[?(@", count: 50_000),
            String(repeating: "[0]", count: 50_000), String(repeating: "..", count: 50_000),
        ] { _ = (try? JSONPath(text))?.values(in: document) }
    }

    @Test("whatever a patch says, it is applied or refused")
    func patches() async throws {
        let object: JSONValue = [
            "metadata": ["name": "a", "labels": ["x": "y"], "finalizers": ["f"]],
            "spec": [
                "containers": [["name": "c", "ports": [["containerPort": 80, "protocol": "TCP"]]]], "volumes": [],
            ],
        ]
        let schema = try #require(BuiltInTypes.schema(of: "core.v1.Pod"))
        await Fuzzing.rounds(600) { _, dice in
            let patch = Fuzzing.mutated(object, &dice)
            _ = try? MergePatch.apply(patch, to: object.object ?? JSONObject())
            _ = try? StrategicMergePatch.apply(patch, to: object.object ?? JSONObject(), schema: schema)
            let operations = JSONValue.array(
                (0..<4).map { _ in
                    [
                        "op": .string(dice.pick(["add", "remove", "replace", "move", "copy", "test"])),
                        "path": .string(
                            Fuzzing.text(of: ["/", "metadata", "spec", "-", "0", "-1", "~1", "a"], upTo: 6, &dice)),
                        "from": .string(
                            dice.pick(["", "/spec", "/metadata/name", "/spec/containers/0", "/spec/volumes/-1"])),
                        "value": Fuzzing.value(&dice),
                    ]
                })
            _ = try? JSONPatch(operations).applied(to: object)
        }
    }

    @Test("a patch that would nest or double an object without end is refused")
    func growth() throws {
        let object: JSONValue = ["a": ["b": 1]]
        let endless: [JSONValue] = [
            .array((0..<9_999).map { _ in ["op": "copy", "from": "", "path": "/x"] }),
            .array((0..<9_999).map { _ in ["op": "copy", "from": "/a", "path": "/a/-x"] }),
            .array([["op": "add", "path": .string(String(repeating: "/a", count: 600)), "value": 1]]),
            .array(
                (1..<700).map {
                    ["op": "add", "path": .string("/a" + String(repeating: "/x", count: $0)), "value": [:]]
                }),
        ]
        for patch in endless {
            #expect(throws: PatchError.self) { try JSONPatch(patch).applied(to: object) }
        }
    }

    @Test("whatever a definition says, it is checked, and its schema is used or refused")
    func definitions() async throws {
        let definition = JSONValue.object(try WidgetDefinition.json())
        await Fuzzing.rounds(300) { _, dice in
            let changed = Fuzzing.mutated(definition, &dice).object ?? JSONObject()
            guard DefinitionCheck.errors(in: changed).isEmpty else { return }
            for version in ResourceDefinition(changed).versions {
                let object = Fuzzing.value(&dice).object ?? JSONObject()
                var unknown: [String] = []
                _ = version.schema?.pruned(object, unknown: &unknown)
                _ = version.schema?.defaulted(.object(object))
                _ = version.schema?.errors(in: object)
            }
        }
    }

    @Test("whatever bytes say they are protobuf, they are read or refused")
    func protobuf() async {
        func field(_ number: UInt8, _ bytes: [UInt8]) -> [UInt8] { [number << 3 | 2, UInt8(bytes.count)] + bytes }
        let meta = field(1, field(1, Array("a".utf8)) + field(5, Array("u".utf8)) + field(8, [8, 200, 1, 16, 5]))
        let kinds = ["ConfigMap", "Pod", "Namespace", "Event", "PersistentVolume"]
        await Fuzzing.rounds(1000) { _, dice in
            let type = field(1, field(1, Array("v1".utf8)) + field(2, Array(dice.pick(kinds).utf8)))
            let object = field(2, meta + field(2, Fuzzing.mutated(meta, &dice).prefix(100).map { $0 }))
            let bytes = [0x6B, 0x38, 0x73, 0] + type + object
            _ = try? ProtobufReader.object(dice.once(in: 2) ? Fuzzing.mutated(bytes, &dice) : bytes)
        }
        // A moment beyond all calendars is a moment like any other to protobuf.
        for seconds in [
            [0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0x7F],
            [0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x01],
        ] {
            let time = field(8, [8] + seconds.map { UInt8($0) })
            let type = field(1, field(1, Array("v1".utf8)) + field(2, Array("ConfigMap".utf8)))
            _ = try? ProtobufReader.object([0x6B, 0x38, 0x73, 0] + type + field(2, field(1, time)))
        }
    }
}
