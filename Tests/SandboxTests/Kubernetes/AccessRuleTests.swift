import Testing
import Wire

@testable import Sandbox

@Suite("Kubernetes: one rule of a role")
struct AccessRuleTests {
    /// A rule, an action, and whether the first allows the second.
    struct Case: Sendable, CustomTestStringConvertible {
        let rule: AccessRule
        let action: RequestedAction
        let isAllowed: Bool

        init(_ rule: AccessRule, _ action: RequestedAction, _ isAllowed: Bool) {
            self.rule = rule
            self.action = action
            self.isAllowed = isAllowed
        }

        var testDescription: String { "\(rule.text) \(action.text): \(isAllowed)" }
    }

    private static func rule(
        _ verbs: String, _ groups: String, _ resources: String, names: String = ""
    ) -> AccessRule {
        func list(_ text: String) -> [String] { text.split(separator: " ").map { $0 == "core" ? "" : String($0) } }
        return AccessRule(
            verbs: list(verbs), groups: list(groups), resources: list(resources), names: list(names))
    }

    private static func action(
        _ verb: String, _ resource: String, _ subresource: String = "", group: String = "", name: String = ""
    ) -> RequestedAction {
        RequestedAction(
            verb: verb, group: group, resource: resource, subresource: subresource, namespace: "default", name: name)
    }

    static let cases: [Case] = [
        Case(rule("get", "core", "pods"), action("get", "pods"), true),
        Case(rule("get", "core", "pods"), action("list", "pods"), false),
        Case(rule("*", "core", "pods"), action("list", "pods"), true),
        Case(rule("get", "core", "pods"), action("get", "pods", group: "apps"), false),
        Case(rule("get", "*", "pods"), action("get", "pods", group: "apps"), true),
        Case(rule("get", "core", "pods"), action("get", "pods", "log"), false),
        Case(rule("get", "core", "pods/log"), action("get", "pods", "log"), true),
        Case(rule("get", "core", "pods/log"), action("get", "pods"), false),
        Case(rule("get", "core", "*"), action("get", "pods", "log"), true),
        Case(rule("get", "core", "*/log"), action("get", "pods", "log"), true),
        Case(rule("get", "core", "*/log"), action("get", "pods", "exec"), false),
        Case(rule("get", "core", "pods/*"), action("get", "pods", "log"), false),
        Case(rule("get", "core", "*/*"), action("get", "pods", "log"), false),
        Case(rule("get", "core", "pods", names: "a b"), action("get", "pods", name: "b"), true),
        Case(rule("get", "core", "pods", names: "a b"), action("get", "pods", name: "c"), false),
        Case(rule("list", "core", "pods", names: "a"), action("list", "pods"), false),
        Case(rule("get", "core", "pods"), RequestedAction(verb: "get", path: "/version"), false),
        Case(AccessRule(verbs: ["get"], paths: ["/version"]), RequestedAction(verb: "get", path: "/version"), true),
        Case(AccessRule(verbs: ["get"], paths: ["/version"]), RequestedAction(verb: "get", path: "/version/"), false),
        Case(AccessRule(verbs: ["get"], paths: ["/api/*"]), RequestedAction(verb: "get", path: "/api/v1"), true),
        Case(AccessRule(verbs: ["get"], paths: ["/api/*"]), RequestedAction(verb: "get", path: "/api"), false),
        Case(AccessRule(verbs: ["get"], paths: ["/a*"]), RequestedAction(verb: "get", path: "/apis"), true),
        Case(AccessRule(verbs: ["*"], paths: ["*"]), RequestedAction(verb: "post", path: "/x"), true),
        Case(AccessRule(verbs: ["get"], paths: ["*"]), action("get", "pods"), false),
    ]

    @Test("a rule allows what its verbs, groups, resources, names and paths stand for", arguments: cases)
    func allows(_ one: Case) {
        #expect(one.rule.allows(one.action) == one.isAllowed)
    }

    /// Rules that somebody has, a rule that he wants to give, and what he lacks for it.
    struct Grant: Sendable {
        let held: [AccessRule]
        let wanted: AccessRule
        let missing: [String]
    }

    static let grants: [Grant] = [
        Grant(held: [rule("get list", "core", "pods")], wanted: rule("get", "core", "pods"), missing: []),
        Grant(
            held: [rule("get", "core", "pods")], wanted: rule("get list", "core", "pods secrets"),
            missing: [
                #"{APIGroups:[""], Resources:["pods"], Verbs:["list"]}"#,
                #"{APIGroups:[""], Resources:["secrets"], Verbs:["get" "list"]}"#,
            ]),
        Grant(
            held: [rule("get", "core", "pods", names: "a")], wanted: rule("get", "core", "pods"),
            missing: [#"{APIGroups:[""], Resources:["pods"], Verbs:["get"]}"#]),
        Grant(
            held: [rule("get", "core", "pods", names: "a")], wanted: rule("get", "core", "pods", names: "a b"),
            missing: [#"{APIGroups:[""], Resources:["pods"], ResourceNames:["b"], Verbs:["get"]}"#]),
        Grant(held: [rule("*", "*", "*")], wanted: rule("escalate", "a b", "x/y", names: "n"), missing: []),
        Grant(held: [rule("get", "core", "*/scale")], wanted: rule("get", "core", "pods/scale"), missing: []),
        Grant(
            held: [rule("*", "*", "*")], wanted: AccessRule(verbs: ["get"], paths: ["/a/b"]),
            missing: [#"{NonResourceURLs:["/a/b"], Verbs:["get"]}"#]),
        Grant(
            held: [AccessRule(verbs: ["get"], paths: ["/a/*"])], wanted: AccessRule(verbs: ["get"], paths: ["/a/b/*"]),
            missing: []),
    ]

    @Test("what one lacks to give a right is named as the real server names it", arguments: grants)
    func coverage(_ grant: Grant) {
        let missing = RuleCoverage.missing(of: [grant.wanted], in: grant.held)
        #expect(RuleCoverage.compacted(missing).map(\.text) == grant.missing)
    }

    @Test("a default role gets back what it lost, keeps what was added, and is left alone where it says so")
    func upkeep() throws {
        let wanted = try #require(DefaultRoles.objects.first { $0.key.name == "system:basic-user" }).object
        var spoiled = wanted
        spoiled["rules"] = [AccessRule(verbs: ["get"], groups: [""], resources: ["pods"]).json]
        spoiled[at: "metadata", "labels"] = ["mine": "yes"]
        let mended = DefaultRoleUpkeep.mended(spoiled, wanted)
        #expect(RuleCoverage.missing(of: AccessRule.rules(of: wanted), in: AccessRule.rules(of: mended)).isEmpty)
        #expect(AccessRule.rules(of: mended).contains { $0.resources == ["pods"] })
        #expect(mended.label("mine") == "yes" && mended.label("kubernetes.io/bootstrapping") == "rbac-defaults")
        #expect(DefaultRoleUpkeep.mended(mended, wanted) == mended)
        spoiled[at: "metadata", "annotations", DefaultRoleUpkeep.annotation] = "false"
        #expect(DefaultRoleUpkeep.mended(spoiled, wanted) == spoiled)
    }
}
