import EFSModel
import Vocabulary
import Wire

/// Reads an EFS call from an HTTP request and checks it against the service model.
enum EFSInput {
    /// A request that is a call of an operation.
    struct Named {
        let operation: String
        /// The input; throws when it is not what the operation takes.
        let call: () throws(EFSRefusal) -> EFS.Call
    }

    /// - Returns: nil when no operation has that method and path.
    static func read(_ request: AWSRequest, region: Region, account: String) -> Named? {
        guard let route = EFS.Call.route(method: request.method, path: request.path) else { return nil }
        return Named(operation: route.name) { () throws(EFSRefusal) -> EFS.Call in
            let query = QueryItems(parsing: request.query)
            let members = try members(of: request, route: route, query: query)
            do throws(InputFault) {
                try InputCheck.check(members, against: EFSInputs.members[route.name] ?? [])
            } catch {
                throw EFSRefusal(error)
            }
            try checkOwner(in: members, of: route.name, region: region, account: account)
            do {
                let call = try EFS.Call.decode(
                    method: request.method, path: request.path, query: query, body: request.body)
                guard let call else { throw EFSRefusal.badRequest("There is no such operation.") }
                return call
            } catch let problem as EFS.InputProblem {
                throw EFSRefusal.badRequest(problem.description)
            } catch let refusal as EFSRefusal {
                throw refusal
            } catch {
                throw EFSRefusal.badRequest("\(error)")
            }
        }
    }

    /// The members of path, query and body together.
    private static func members(
        of request: AWSRequest, route: EFS.Route, query: QueryItems
    ) throws(EFSRefusal) -> JSONObject {
        var members = JSONObject()
        if !request.body.isEmpty {
            guard let body = (try? JSONValue(parsing: request.body))?.object else {
                throw EFSRefusal(.init(rawValue: "SerializationException"), "The body is not a JSON object.")
            }
            members = body
        }
        for (name, text) in route.match(method: request.method, path: request.path) ?? [:] {
            members[name] = .string(text)
        }
        for member in route.query {
            let values = query.values(of: member.name)
            guard let first = values.first else { continue }
            members[member.member] =
                switch member.member {
                case "TagKeys": .array(values.map(JSONValue.string))
                case "MaxItems", "MaxResults": Int64(first).map(JSONValue.integer) ?? .string(first)
                default: .string(first)
                }
        }
        return members
    }

    /// An ARN that names another Region or account names nothing that is here.
    ///
    /// The destination's Region may be asked to end a replication whose source is elsewhere.
    private static func checkOwner(
        in members: JSONObject, of operation: String, region: Region, account: String
    ) throws(EFSRefusal) {
        let mayBeElsewhere = operation == EFS.DeleteReplicationConfiguration.route.name
        for (name, value) in members where name.hasSuffix("Id") && name != "KmsKeyId" {
            guard let text = value.string, text.hasPrefix("arn:") else { continue }
            let fields = text.split(separator: ":", omittingEmptySubsequences: false)
            guard fields.count == 6, mayBeElsewhere || fields[3] == region.rawValue, fields[4] == account else {
                throw .badRequest("\(name) '\(text)' belongs to another Region or account.")
            }
        }
    }
}

extension EFSRefusal {
    /// The refusal of an input that does not satisfy the service model.
    init(_ fault: InputFault) {
        switch fault {
        case .constraints: self.init(.validationException, fault.message)
        case .wrongType: self.init(.init(rawValue: "SerializationException"), fault.message)
        }
    }
}
