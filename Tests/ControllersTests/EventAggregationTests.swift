import Controllers
import KubernetesModel
import Testing
import Vocabulary

@Suite("Events")
struct EventAggregationTests {
    private let now = Timestamp(seconds: 1_800_000_000)

    private func note(_ text: String, object: String = "sv1", namespace: String? = "n") -> EventNote {
        EventNote(
            regarding: ObjectReference(apiVersion: "v1", kind: "K", namespace: namespace, name: object, uid: "u"),
            kind: .warning, reason: "Failed", action: "Reconcile", text: text)
    }

    private func created(_ decision: EventAggregation.Decision) -> Event? {
        if case .create(let event) = decision { event } else { nil }
    }

    private func next(_ aggregation: inout EventAggregation, _ note: EventNote) throws -> Event {
        let event = created(aggregation.decide(note, now: now))
        return try #require(event)
    }

    @Test("a note becomes an Event in the object's namespace, under a name of its own")
    func created() throws {
        var aggregation = EventAggregation(reporter: "r", instance: "i")
        let event = try next(&aggregation, note("a"))
        let other = try next(&aggregation, note("b"))
        #expect(event.metadata.namespace == "n")
        #expect(event.metadata.name?.hasPrefix("sv1.") == true)
        #expect(event.metadata.name != other.metadata.name)
        #expect(event.type == "Warning")
        #expect(event.note == "a")
        #expect(event.reportingController == "r")
        #expect(event.series == nil)
    }

    @Test("Events about objects without a namespace go to default")
    func clusterScoped() {
        var aggregation = EventAggregation(reporter: "r", instance: "i")
        let event = created(aggregation.decide(note("a", namespace: nil), now: now))
        #expect(event?.metadata.namespace == "default")
    }

    @Test("the same note again counts up the same Event, until the window has passed")
    func series() throws {
        var aggregation = EventAggregation(reporter: "r", instance: "i")
        let event = try next(&aggregation, note("a"))
        let later = now + .seconds(5)
        let second = aggregation.decide(note("a"), now: later)
        #expect(second == .count(event.metadata.key, .init(count: 2, lastObservedTime: later.rfc3339Micro)))
        let muchLater = created(aggregation.decide(note("a"), now: later + .seconds(601)))
        #expect(muchLater != nil)
    }

    @Test("an object that flaps gets 25 Events at once, then one in five minutes; others are not held up")
    func rateLimit() {
        var aggregation = EventAggregation(reporter: "r", instance: "i")
        let decisions = (0..<100).map { aggregation.decide(note("\($0)"), now: now) }
        #expect(decisions.filter { created($0) != nil }.count == 25)
        let other = aggregation.decide(note("x", object: "sv2"), now: now)
        #expect(created(other) != nil)
        let early = aggregation.decide(note("y"), now: now + .seconds(299))
        #expect(early == .drop)
        let later = aggregation.decide(note("z"), now: now + .seconds(301))
        #expect(created(later) != nil)
    }

    @Test("a long text is cut at 1,024 bytes, at a character")
    func cut() {
        var aggregation = EventAggregation(reporter: "r", instance: "i")
        let event = created(aggregation.decide(note(String(repeating: "é", count: 2_000)), now: now))
        #expect((event?.note.utf8.count ?? 0) <= 1_024)
        #expect(event?.note.hasSuffix("é...") == true)
    }
}
