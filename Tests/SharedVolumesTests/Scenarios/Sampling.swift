import Foundation
import TestKit
import Vocabulary

/// Which runs of the matrix are made: all of them take some nine minutes, so a test run draws
/// some.
///
/// The draw follows from the names alone, so that a run that fails fails again.
enum Sampling {
    /// Whether all runs are asked for: `BREAKWATER_SCENARIOS=all`.
    static let isWhole = ProcessInfo.processInfo.environment["BREAKWATER_SCENARIOS"] == "all"

    /// No case needs as many calls.
    private static let mostCalls = 100

    /// A number below a bound, by a name.
    static func draw(_ bound: Int, _ name: String) -> Int { Int(stableHash(name) % UInt64(bound)) }

    /// The faults to try at a call: one, by turns, so that each fault meets each kind of call in some scenario.
    static func faults(at call: Int, _ name: String) -> [FaultyTransport.Fault] {
        let all = FaultyTransport.Fault.allCases
        return isWhole ? all : [all[(call + draw(4, name)) % all.count]]
    }

    /// Makes runs that break at a call of some number, counted from 0: at each there is, or at one.
    ///
    /// - Parameter run: answers whether there was a call of that number.
    /// - Returns: whether there was any.
    static func atCalls(_ name: String, _ run: (Int) async throws -> Bool) async throws -> Bool {
        if isWhole {
            var number = 0
            while number < mostCalls, try await run(number) { number += 1 }
            return number > 0
        }
        var number = draw(4, name)
        while true {
            if try await run(number) { return true }
            if number == 0 { return false }
            number /= 2
        }
    }
}
