import KubernetesMachinery
import Synchronization
import Vocabulary
import Wire

/// The API server of one cluster, without sockets: a request in, a response out.
final class APIServer: Sendable {
    /// How long watches run and how often they are told where they stand.
    struct WatchTiming: Sendable {
        var bookmarkInterval: Duration = .seconds(60)
        /// How long a watch runs that names no timeout.
        var defaultTimeout: Duration = .seconds(1800)
        /// What the waiting is measured by.
        var clock: any Clock<Duration> = ContinuousClock()
    }

    /// The version that the server says it is.
    static let gitVersion = "v1.32.4"

    let store: ObjectStore
    let authority: ClusterAuthority
    let authenticator: Authenticator
    let authorizer: RoleAuthorizer
    let watchTiming: WatchTiming
    let fields = FieldOwnership()
    private let now_: @Sendable () -> Timestamp
    private let randomness: @Sendable () -> UInt64
    private let catalogues: CatalogueHolder
    let documents = DocumentCache()

    init(
        store: ObjectStore, definitionsRevision: DefinitionsRevision, authority: ClusterAuthority,
        authorizer: RoleAuthorizer, watchTiming: WatchTiming, now: @escaping @Sendable () -> Timestamp,
        randomness: @escaping @Sendable () -> UInt64
    ) {
        self.store = store
        self.authority = authority
        self.authenticator = Authenticator(authority: authority, store: store, now: now)
        self.authorizer = authorizer
        self.watchTiming = watchTiming
        self.now_ = now
        self.randomness = randomness
        self.catalogues = CatalogueHolder(store: store, revision: definitionsRevision)
    }

    /// The moment by the cluster's clock.
    var now: Timestamp { now_() }

    /// What is served at this moment.
    var catalogue: Catalogue { catalogues.current }

    /// A fresh unique identifier, of the form of RFC 9562 version 4.
    func makeUID() -> String {
        let high = randomness() & 0xFFFF_FFFF_FFFF_0FFF | 0x4000
        let low = randomness() & 0x3FFF_FFFF_FFFF_FFFF | 0x8000_0000_0000_0000
        let digits = Self.hexadecimal(high) + Self.hexadecimal(low)
        var text = ""
        for (index, digit) in digits.enumerated() {
            if [8, 12, 16, 20].contains(index) { text.append("-") }
            text.append(digit)
        }
        return text
    }

    /// The end of a generated name: five letters and digits that spell no words.
    func makeSuffix() -> String {
        let letters = Array("bcdfghjklmnpqrstvwxz2456789")
        var number = randomness()
        var text = ""
        for _ in 0..<5 {
            text.append(letters[Int(number % UInt64(letters.count))])
            number /= UInt64(letters.count)
        }
        return text
    }

    private static func hexadecimal(_ number: UInt64) -> String {
        let digits = String(number, radix: 16)
        return String(repeating: "0", count: 16 - digits.count) + digits
    }
}

/// Counts the changes of CustomResourceDefinitions; told of by the store under its lock.
final class DefinitionsRevision: Sendable {
    static let collection = CollectionKey(group: "apiextensions.k8s.io", plural: "customresourcedefinitions")
    private let count = Atomic<Int>(1)

    var current: Int { count.load(ordering: .acquiring) }

    func note(_ commit: Commit) {
        if commit.key.collection == Self.collection { count.add(1, ordering: .acquiringAndReleasing) }
    }
}

/// The catalogue as of the latest definitions; made anew when one changed.
private final class CatalogueHolder: Sendable {
    private let store: ObjectStore
    private let revision: DefinitionsRevision
    private let made = Mutex<Catalogue?>(nil)

    init(store: ObjectStore, revision: DefinitionsRevision) {
        self.store = store
        self.revision = revision
    }

    var current: Catalogue {
        made.withLock { made in
            let wanted = revision.current
            if let made, made.generation == wanted { return made }
            let definitions = store.objects(of: DefinitionsRevision.collection).map(\.value)
            let catalogue = Catalogue(definitions: definitions, generation: wanted, after: made)
            made = catalogue
            return catalogue
        }
    }
}
