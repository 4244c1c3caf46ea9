import Testing
import Wire

@Suite("Law: volumes and claims", .inRooms)
struct VolumeLaws {
    /// A class that is this room's, so that nobody else's claims take its volumes.
    private var storageClass: String { (try? LawRoom.here.id) ?? "laws" }

    private func volume(_ name: String, _ more: JSONValue = [:]) -> JSONValue {
        var spec: JSONValue = [
            "capacity": ["storage": "1Gi"], "accessModes": ["ReadWriteMany"], "storageClassName": .string(storageClass),
            "persistentVolumeReclaimPolicy": "Retain", "csi": ["driver": "laws.example.com", "volumeHandle": "h"],
        ]
        for (key, value) in more.object ?? [:] { spec[key] = value.isNull ? JSONValue?.none : value }
        return ["metadata": ["name": .string(name)], "spec": spec]
    }

    private func claim(_ name: String, _ more: JSONValue = [:]) -> JSONValue {
        var spec: JSONValue = [
            "accessModes": ["ReadWriteMany"], "storageClassName": .string(storageClass),
            "resources": ["requests": ["storage": "1Gi"]],
        ]
        for (key, value) in more.object ?? [:] { spec[key] = value.isNull ? JSONValue?.none : value }
        return ["metadata": ["name": .string(name)], "spec": spec]
    }

    /// Makes a volume and a claim for each other, and waits until they are bound.
    private func bound() async throws -> (room: LawRoom, volume: String) {
        let room = try LawRoom.here
        let name = room.name("pv")
        let reserved: JSONValue = ["claimRef": ["namespace": .string(room.namespace), "name": "claim"]]
        try await room.create(.volumes, volume(name, reserved))
        try await room.create(.claims, claim("claim", ["volumeName": .string(name)]))
        let isBound = try await room.eventually {
            let claim = try await room.get(.claims, "claim")
            let volume = try await room.get(.volumes, name)
            return claim["status", "phase"] == "Bound" && volume["status", "phase"] == "Bound"
        }
        guard isBound else { throw LawTrouble("\(name) was not bound") }
        return (room, name)
    }

    @Test("a volume is protected, gets defaults and becomes available")
    func volumes() async throws {
        let room = try LawRoom.here
        let name = room.name("pv")
        let made = try await room.create(.volumes, volume(name, ["persistentVolumeReclaimPolicy": .null]))
        #expect(made.status == 201, "\(made)")
        #expect(made.finalizers == ["kubernetes.io/pv-protection"])
        #expect(made["spec", "persistentVolumeReclaimPolicy"] == "Retain")
        #expect(made["spec", "volumeMode"] == "Filesystem")
        #expect(made["status", "phase"] == "Pending")
        let isAvailable = try await room.eventually {
            try await room.get(.volumes, name)["status", "phase"] == "Available"
        }
        #expect(isAvailable)
    }

    @Test("a claim is protected, gets defaults and waits")
    func claims() async throws {
        let room = try LawRoom.here
        let made = try await room.create(.claims, claim("a"))
        #expect(made.status == 201, "\(made)")
        #expect(made.finalizers == ["kubernetes.io/pvc-protection"])
        #expect(made["spec", "volumeMode"] == "Filesystem")
        #expect(made["status", "phase"] == "Pending")
    }

    @Test("a volume and a claim that name each other are bound")
    func binding() async throws {
        let (room, name) = try await bound()
        let claim = try await room.get(.claims, "claim")
        let volume = try await room.get(.volumes, name)
        #expect(claim["spec", "volumeName"]?.string == name)
        #expect(claim["status", "accessModes"] == ["ReadWriteMany"])
        #expect(claim["status", "capacity"] == ["storage": "1Gi"])
        #expect(claim["metadata", "annotations", "pv.kubernetes.io/bind-completed"] == "yes")
        #expect(volume["spec", "claimRef", "uid"]?.string == claim.uid)
        #expect(volume["spec", "claimRef", "kind"] == "PersistentVolumeClaim")
    }

    @Test("what binding writes belongs to the controller")
    func managers() async throws {
        let (room, name) = try await bound()
        let claim = try await room.get(.claims, "claim")
        let volume = try await room.get(.volumes, name)
        let status = claim.managers["kube-controller-manager Update v1 status"]
        #expect(status?[at: "f:status", "f:phase"] == [:], "\(claim.managers)")
        #expect(
            claim.managers["kube-controller-manager Update v1"]?[at: "f:metadata", "f:annotations"] != nil,
            "\(claim.managers)")
        #expect(
            volume.managers["kube-controller-manager Update v1 status"]?[at: "f:status", "f:phase"] == [:],
            "\(volume.managers)")
        #expect(
            volume.managers["kube-controller-manager Update v1"]?[at: "f:spec", "f:claimRef"] != nil,
            "\(volume.managers)")
    }

    @Test("a bound volume waits for its claim to go, and is then released")
    func protection() async throws {
        let (room, name) = try await bound()
        let deleted = try await room.delete(.volumes, name)
        #expect(deleted["metadata", "deletionTimestamp"] != nil)
        #expect(try await room.get(.volumes, name).status == 200)
        try await room.delete(.claims, "claim")
        #expect(try await room.isGone(.claims, "claim"))
        #expect(try await room.isGone(.volumes, name))
    }

    @Test("a volume that is retained is released when its claim goes")
    func released() async throws {
        let (room, name) = try await bound()
        try await room.delete(.claims, "claim")
        let isReleased = try await room.eventually {
            try await room.get(.volumes, name)["status", "phase"] == "Released"
        }
        #expect(isReleased)
    }

    @Test("the source of a volume stays")
    func immutableSource() async throws {
        let room = try LawRoom.here
        let name = room.name("pv")
        try await room.create(.volumes, volume(name))
        let refused = try await room.patch(.volumes, name, .merge, ["spec": ["csi": ["volumeHandle": "other"]]])
        #expect(refused.outcome == "422 Invalid")
        #expect(refused.faultyFields == ["spec.persistentvolumesource"])
        // Go's library of differences indents with no-break spaces in half of all processes, so that nobody relies on it.
        let message = refused.message.replacing("\u{A0}", with: " ")
        #expect(
            message.hasPrefix(
                "PersistentVolume \"\(name)\" is invalid: spec.persistentvolumesource: Forbidden: "
                    + "spec.persistentvolumesource is immutable after creation\n  core.PersistentVolumeSource{\n"),
            "\(message)")
        let mode = try await room.patch(.volumes, name, .merge, ["spec": ["volumeMode": "Block"]])
        #expect(mode.causes == ["FieldValueInvalid volumeMode: Invalid value: \"Block\": field is immutable"])
        #expect(try await room.patch(.volumes, name, .merge, ["spec": ["mountOptions": ["tls"]]]).status == 200)
        #expect(try await room.patch(.volumes, name, .merge, ["spec": ["capacity": ["storage": "2Gi"]]]).status == 200)
    }

    @Test("what a claim asks for stays")
    func immutableClaim() async throws {
        let room = try LawRoom.here
        try await room.create(.claims, claim("a"))
        let refused = try await room.patch(.claims, "a", .merge, ["spec": ["accessModes": ["ReadWriteOnce"]]])
        #expect(refused.outcome == "422 Invalid")
        #expect(refused.faultyFields == ["spec"])
        #expect(
            refused.message.hasPrefix(
                "PersistentVolumeClaim \"a\" is invalid: spec: Forbidden: spec is immutable after creation except "
                    + "resources.requests"), "\(refused.message)")
        let named = try await room.patch(.claims, "a", .merge, ["spec": ["volumeName": "x"]])
        #expect(named["spec", "volumeName"] == "x", "\(named)")
    }

    @Test(
        "a volume that cannot be is refused, with the field at fault",
        arguments: [
            (#"{"capacity":null}"#, "FieldValueRequired spec.capacity: Required value"),
            (#"{"accessModes":null}"#, "FieldValueRequired spec.accessModes: Required value"),
            (#"{"csi":null}"#, "FieldValueRequired spec: Required value: must specify a volume type"),
            (
                #"{"nfs":{"server":"a","path":"/"}}"#,
                "FieldValueForbidden spec.csi: Forbidden: may not specify more than 1 volume type"
            ),
            (
                #"{"csi":{"driver":"x.y","volumeHandle":""}}"#,
                "FieldValueRequired spec.csi.volumeHandle: Required value"
            ),
            (
                #"{"accessModes":["ReadWriteSome"]}"#,
                "FieldValueNotSupported spec.accessModes: Unsupported value: \"ReadWriteSome\": supported values: "
                    + "\"ReadOnlyMany\", \"ReadWriteMany\", \"ReadWriteOnce\", \"ReadWriteOncePod\""
            ),
            (
                #"{"persistentVolumeReclaimPolicy":"Burn"}"#,
                "FieldValueNotSupported spec.persistentVolumeReclaimPolicy: Unsupported value: \"Burn\": supported "
                    + "values: \"Delete\", \"Recycle\", \"Retain\""
            ),
        ])
    func faultyVolumes(spec: String, cause: String) async throws {
        let room = try LawRoom.here
        let refused = try await room.create(.volumes, volume(room.name("pv"), try JSONValue(parsing: spec)))
        #expect(refused.outcome == "422 Invalid")
        #expect(refused.causes.contains(cause), "\(refused.causes)")
    }

    @Test("an amount that is none is refused, as a value of the wrong form")
    func faultyQuantity() async throws {
        let room = try LawRoom.here
        let refused = try await room.create(
            .volumes, volume(room.name("pv"), ["capacity": ["storage": "some"]]))
        #expect(
            refused.failure == "400 BadRequest: PersistentVolume in version \"v1\" cannot be handled as a "
                + "PersistentVolume: quantities must match the regular expression "
                + "'^([+-]?[0-9.]+)([eEinumkKMGTP]*[-+]?[0-9]*)$'")
        let zero = try await room.create(.volumes, volume(room.name("pv"), ["capacity": ["storage": "0"]]))
        #expect(zero.faultyFields == ["spec.capacity[storage]"])
    }

    @Test(
        "a claim that cannot be is refused, with the field at fault",
        arguments: [
            (#"{"accessModes":null}"#, "spec.accessModes"), (#"{"resources":null}"#, "spec.resources[storage]"),
            (#"{"resources":{"requests":{"storage":"0"}}}"#, "spec.resources[storage]"),
        ])
    func faultyClaims(spec: String, field: String) async throws {
        let refused = try await LawRoom.here.create(.claims, claim("a", try JSONValue(parsing: spec)))
        #expect(refused.outcome == "422 Invalid")
        #expect(refused.faultyFields.contains(field), "\(refused.causes)")
    }

    @Test("a storage class keeps its provisioner and parameters")
    func storageClasses() async throws {
        let room = try LawRoom.here
        let name = room.name("class")
        let made = try await room.create(
            .storageClasses,
            ["metadata": ["name": .string(name)], "provisioner": "laws.example.com", "parameters": ["a": "b"]])
        #expect(made["reclaimPolicy"] == "Delete")
        #expect(made["volumeBindingMode"] == "Immediate")
        let provisioner = try await room.patch(.storageClasses, name, .merge, ["provisioner": "other"])
        #expect(provisioner.faultyFields == ["provisioner"])
        let parameters = try await room.patch(.storageClasses, name, .merge, ["parameters": ["a": "c"]])
        #expect(parameters.faultyFields == ["parameters"])
        let policy = try await room.patch(.storageClasses, name, .merge, ["reclaimPolicy": "Retain"])
        #expect(policy.faultyFields == ["reclaimPolicy"])
    }
}
