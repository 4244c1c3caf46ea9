import KubernetesMachinery
import Synchronization
import Wire

/// Documents that are made of the catalogue, kept until it changes.
final class DocumentCache: Sendable {
    private struct State {
        var generation = 0
        var documents: [String: [UInt8]] = [:]
    }

    private let state = Mutex(State())

    /// The document of a name, made when it is not there or of an older catalogue.
    func document(_ name: String, of catalogue: Catalogue, _ make: () -> JSONValue?) -> [UInt8]? {
        bytes(name, of: catalogue) { make()?.bytes() }
    }

    /// The same for a document that is not JSON.
    func bytes(_ name: String, of catalogue: Catalogue, _ make: () -> [UInt8]?) -> [UInt8]? {
        let known = state.withLock { state in
            if state.generation != catalogue.generation {
                state = State(generation: catalogue.generation)
            }
            return state.documents[name]
        }
        if let known { return known }
        guard let made = make() else { return nil }
        state.withLock { state in
            if state.generation == catalogue.generation { state.documents[name] = made }
        }
        return made
    }
}
