import Testing
import Wire

@Suite("Law: namespaces", .inRooms)
struct NamespaceLaws {
    private func condition(_ type: String, of namespace: LawAnswer) -> JSONValue? {
        namespace["status", "conditions"]?.array?.first { $0["type"]?.string == type }
    }

    @Test("a namespace is active, held by its own finalizer and labelled with its name")
    func creation() async throws {
        let room = try LawRoom.here
        let namespace = try await room.get(.namespaces, room.namespace)
        #expect(namespace["status"] == ["phase": "Active"])
        #expect(namespace["spec"] == ["finalizers": ["kubernetes"]])
        #expect(namespace["metadata", "labels", "kubernetes.io/metadata.name"]?.string == room.namespace)
    }

    @Test("a namespace is furnished with an account and the authority's certificate")
    func furniture() async throws {
        let room = try LawRoom.here
        let isFurnished = try await room.eventually {
            let account = try await room.get(.serviceAccounts, "default")
            let certificate = try await room.get(.configMaps, "kube-root-ca.crt")
            return account.status == 200 && certificate["data", "ca.crt"] != nil
        }
        #expect(isFurnished)
        try await room.delete(.configMaps, "kube-root-ca.crt")
        let isBack = try await room.eventually {
            try await room.get(.configMaps, "kube-root-ca.crt").status == 200
        }
        #expect(isBack)
    }

    @Test("a namespace that is deleted is emptied first, and says what remains")
    func deletion() async throws {
        let room = try LawRoom.here
        let name = room.name("going")
        try await room.create(.namespaces, ["metadata": ["name": .string(name)]])
        let maps = LawResource.configMaps.path(in: name)
        for (map, finalizers) in [("free", []), ("held", ["laws-breakwater.dev/hold"])] as [(String, JSONValue)] {
            _ = try await room.send(
                "POST", maps, ["metadata": ["name": .string(map), "finalizers": finalizers]])
        }
        let deleted = try await room.delete(.namespaces, name)
        #expect(deleted.status == 200)
        #expect(deleted["kind"] == "Namespace")
        #expect(deleted["status", "phase"] == "Terminating")
        var seen = deleted
        let isWaiting = try await room.eventually {
            seen = try await room.get(.namespaces, name)
            return condition("NamespaceFinalizersRemaining", of: seen)?["status"] == "True"
        }
        #expect(isWaiting)
        #expect(
            condition("NamespaceContentRemaining", of: seen)?["message"]?.string
                == "Some resources are remaining: configmaps. has 1 resource instances")
        #expect(
            condition("NamespaceFinalizersRemaining", of: seen)?["message"]?.string
                == "Some content in the namespace has finalizers remaining: laws-breakwater.dev/hold in 1 resource "
                + "instances")
        #expect(condition("NamespaceContentRemaining", of: seen)?["reason"] == "SomeResourcesRemain")
        #expect(condition("NamespaceFinalizersRemaining", of: seen)?["reason"] == "SomeFinalizersRemain")
        #expect(condition("NamespaceDeletionDiscoveryFailure", of: seen)?["status"] == "False")
        #expect(condition("NamespaceDeletionContentFailure", of: seen)?["status"] == "False")
        #expect(try await room.send("GET", "\(maps)/free").status == 404)
        _ = try await room.send(
            "PATCH", "\(maps)/held", ["metadata": ["finalizers": .null]], type: LawRoom.PatchType.merge.rawValue)
        #expect(try await room.isGone(.namespaces, name))
    }

    @Test("nothing is made in a namespace that goes")
    func terminating() async throws {
        let room = try LawRoom.here
        let name = room.name("going")
        try await room.create(.namespaces, ["metadata": ["name": .string(name)]])
        let maps = LawResource.configMaps.path(in: name)
        _ = try await room.send(
            "POST", maps, ["metadata": ["name": "held", "finalizers": ["laws-breakwater.dev/hold"]]])
        try await room.delete(.namespaces, name)
        let refused = try await room.send("POST", maps, ["metadata": ["name": "late"]])
        #expect(
            refused.failure == "403 Forbidden: configmaps \"late\" is forbidden: unable to create new content in "
                + "namespace \(name) because it is being terminated")
        #expect(
            refused.causes == [
                "NamespaceTerminating metadata.namespace: namespace \(name) is being terminated"
            ])
        _ = try await room.send(
            "PATCH", "\(maps)/held", ["metadata": ["finalizers": .null]], type: LawRoom.PatchType.merge.rawValue)
        #expect(try await room.isGone(.namespaces, name))
    }

    @Test("a namespace's own finalizers are written through its own path")
    func finalize() async throws {
        let room = try LawRoom.here
        let name = room.name("own")
        let made = try await room.create(.namespaces, ["metadata": ["name": .string(name)]])
        var object = made.value
        object[at: "metadata", "resourceVersion"] = JSONValue?.none
        object[at: "spec", "finalizers"] = ["kubernetes", "laws-breakwater.dev/own"]
        #expect(try await room.replace(.namespaces, name, object)["spec", "finalizers"] == ["kubernetes"])
        let written = try await room.replace(.namespaces, "\(name)/finalize", object)
        #expect(written["spec", "finalizers"] == ["kubernetes", "laws-breakwater.dev/own"])
        try await room.delete(.namespaces, name)
        var held = try await room.get(.namespaces, name)
        let waits = try await room.eventually {
            held = try await room.get(.namespaces, name)
            return held["spec", "finalizers"] == ["laws-breakwater.dev/own"]
        }
        #expect(waits)
        var free = held.value
        free[at: "metadata", "resourceVersion"] = JSONValue?.none
        free[at: "spec", "finalizers"] = []
        _ = try await room.replace(.namespaces, "\(name)/finalize", free)
        #expect(try await room.isGone(.namespaces, name))
    }

    @Test("some namespaces last", arguments: ["default", "kube-system", "kube-public"])
    func lasting(name: String) async throws {
        let refused = try await LawRoom.here.delete(.namespaces, name)
        #expect(
            refused.failure == "403 Forbidden: namespaces \"\(name)\" is forbidden: this namespace may not be deleted")
    }

    @Test("the phase of a namespace is not deleted by a write of it")
    func status() async throws {
        let room = try LawRoom.here
        let written = try await room.replace(
            .namespaces, room.namespace, ["metadata": ["name": .string(room.namespace)]])
        #expect(written.status == 200)
        #expect(written["status", "phase"] == "Active")
        #expect(written["spec", "finalizers"] == ["kubernetes"])
        #expect(written["metadata", "labels", "kubernetes.io/metadata.name"]?.string == room.namespace)
    }
}
