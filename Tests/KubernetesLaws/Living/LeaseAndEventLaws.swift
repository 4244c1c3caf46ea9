import Testing
import Wire

@Suite("Law: leases and events", .inRooms)
struct LeaseAndEventLaws {
    @Test("a lease keeps its times to the microsecond")
    func times() async throws {
        let room = try LawRoom.here
        let spec: JSONValue = [
            "holderIdentity": "me", "leaseDurationSeconds": 15, "renewTime": "2024-05-06T07:08:09.123456Z",
            "acquireTime": "2024-05-06T07:08:09.000000Z", "leaseTransitions": 2,
        ]
        let made = try await room.create(.leases, ["metadata": ["name": "a"], "spec": spec])
        #expect(made.status == 201, "\(made)")
        #expect(made["spec"] == spec)
    }

    @Test("of two who renew a lease from the same version one wins")
    func race() async throws {
        let room = try LawRoom.here
        let made = try await room.create(
            .leases, ["metadata": ["name": "a"], "spec": ["holderIdentity": "one", "leaseDurationSeconds": 15]])
        var first = made.value
        first[at: "spec", "holderIdentity"] = "two"
        var second = made.value
        second[at: "spec", "holderIdentity"] = "three"
        #expect(try await room.replace(.leases, "a", first).status == 200)
        #expect(try await room.replace(.leases, "a", second).outcome == "409 Conflict")
        #expect(try await room.get(.leases, "a")["spec", "holderIdentity"] == "two")
    }

    @Test("a lease is not replaced without a version, and its duration is positive")
    func faults() async throws {
        let room = try LawRoom.here
        try await room.create(.leases, ["metadata": ["name": "a"]])
        let blind = try await room.replace(.leases, "a", ["metadata": ["name": "a"]])
        #expect(blind.faultyFields == ["metadata.resourceVersion"])
        let zero = try await room.create(
            .leases, ["metadata": ["name": "b"], "spec": ["leaseDurationSeconds": 0]])
        #expect(
            zero.causes == [
                "FieldValueInvalid spec.leaseDurationSeconds: Invalid value: 0: must be greater than 0"
            ])
        let bad = try await room.create(
            .leases, ["metadata": ["name": "c"], "spec": ["renewTime": "now"]])
        #expect(bad.outcome == "400 BadRequest")
    }

    private func event(_ room: LawRoom, _ name: String) -> JSONValue {
        [
            "metadata": ["name": .string(name)],
            "involvedObject": [
                "kind": "ConfigMap", "apiVersion": "v1", "name": "x", "namespace": .string(room.namespace),
            ],
            "reason": "Tried", "message": "it was tried", "type": "Normal", "count": 1,
            "source": ["component": "laws"], "firstTimestamp": "2024-01-01T00:00:00Z",
            "lastTimestamp": "2024-01-01T00:00:00Z",
        ]
    }

    @Test("an event is shown by both groups that know events")
    func twoGroups() async throws {
        let room = try LawRoom.here
        let made = try await room.create(.events, event(room, "a"))
        #expect(made.status == 201, "\(made)")
        let other = try await room.get(.newEvents, "a")
        #expect(other["note"] == "it was tried")
        #expect(other["regarding", "name"] == "x")
        #expect(other["deprecatedCount"] == 1)
        #expect(other["deprecatedSource", "component"] == "laws")
        #expect(other["apiVersion"] == "events.k8s.io/v1")
        #expect(other.uid == made.uid)
    }

    @Test("events are selected by what they are about, why and of which type")
    func selection() async throws {
        let room = try LawRoom.here
        try await room.create(.events, event(room, "a"))
        var warning = event(room, "b")
        warning["type"] = "Warning"
        warning[at: "involvedObject", "name"] = "y"
        try await room.create(.events, warning)
        #expect(try await room.list(.events, "fieldSelector=involvedObject.name%3Dx").names == ["a"])
        #expect(try await room.list(.events, "fieldSelector=type%3DWarning").names == ["b"])
        #expect(
            try await room.list(.events, "fieldSelector=reason%3DTried,involvedObject.kind%3DConfigMap").names == [
                "a", "b",
            ])
        #expect(try await room.list(.newEvents, "fieldSelector=regarding.name%3Dy").names == ["b"])
    }

    @Test("an event is about something of its namespace")
    func namespace() async throws {
        let room = try LawRoom.here
        var object = event(room, "a")
        object[at: "involvedObject", "namespace"] = "default"
        let refused = try await room.create(.events, object)
        #expect(
            refused.causes == [
                "FieldValueInvalid involvedObject.namespace: Invalid value: \"default\": does not match event.namespace"
            ])
    }
}
