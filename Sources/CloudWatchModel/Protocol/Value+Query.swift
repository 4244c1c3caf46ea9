import Vocabulary
public import Wire

// AWS Query: the request is a form whose names are paths (`Dimensions.member.1.Name`), the answer is XML.

extension CloudWatch.Value {
    /// How deep the paths of a form may go; the deepest of the API has 8 steps.
    static let formDepth = 16

    /// Reads a form; all that it holds are texts.
    ///
    /// - Throws: ``CloudWatch/InputProblem`` for paths that say two things of one member.
    public init(form: QueryItems) throws(CloudWatch.InputProblem) {
        var root = FormNode()
        for item in form.items {
            let steps = item.name.split(separator: ".", omittingEmptySubsequences: false).map(String.init)
            guard steps.count <= Self.formDepth else {
                throw CloudWatch.InputProblem(.invalid, field: item.name, message: "it has too many parts")
            }
            root.insert(item.value, at: steps[...])
        }
        self = try root.value(at: "")
    }

    /// A node of the tree that a form's paths make.
    private struct FormNode {
        var text: String?
        var order: [String] = []
        var children: [String: FormNode] = [:]

        mutating func insert(_ text: String, at steps: ArraySlice<String>) {
            guard let step = steps.first else {
                self.text = text
                return
            }
            if children[step] == nil { order.append(step) }
            children[step, default: FormNode()].insert(text, at: steps.dropFirst())
        }

        func value(at path: String) throws(CloudWatch.InputProblem) -> CloudWatch.Value {
            guard !children.isEmpty else { return .text(text ?? "") }
            guard text == nil else {
                throw CloudWatch.InputProblem(.invalid, field: path, message: "it has a value and parts")
            }
            if order == ["member"], let members = children["member"] { return try members.list(at: path) }
            var members: [Member] = []
            for name in order {
                guard let child = children[name] else { continue }
                members.append(Member(name, try child.value(at: path.isEmpty ? name : "\(path).\(name)")))
            }
            return .structure(members)
        }

        /// The elements by their numbers; gaps are closed, as AWS closes them.
        private func list(at path: String) throws(CloudWatch.InputProblem) -> CloudWatch.Value {
            var numbered: [(Int, FormNode)] = []
            for (name, child) in children {
                guard let number = Int(name) else {
                    throw CloudWatch.InputProblem(
                        .invalid, field: "\(path).member.\(name)", message: "it has no number")
                }
                numbered.append((number, child))
            }
            var elements: [CloudWatch.Value] = []
            for (number, child) in numbered.sorted(by: { $0.0 < $1.0 }) {
                elements.append(try child.value(at: "\(path).member.\(number)"))
            }
            return .list(elements)
        }
    }

    /// The elements of XML that say this value under a name.
    func elements(named name: String) -> XMLElement {
        switch self {
        case .text(let text): XMLElement(name, text: text)
        case .number(let number):
            XMLElement(name, text: Int64(exactly: number).map { "\($0).0" } ?? "\(number)")
        case .truth(let truth): XMLElement(name, text: truth ? "true" : "false")
        case .moment(let moment): XMLElement(name, text: moment.rfc3339)
        case .list(let elements): XMLElement(name, elements.map { $0.elements(named: "member") })
        case .structure(let members): XMLElement(name, members.map { $0.value.elements(named: $0.name) })
        }
    }
}

extension CloudWatch.Operation {
    /// The request as a form, complete: what to send as the body, `application/x-www-form-urlencoded`.
    public var form: QueryItems {
        var items: [QueryItems.Item] = [.init("Action", Self.action), .init("Version", CloudWatch.version)]
        Self.write(value, at: "", to: &items)
        return QueryItems(items)
    }

    private static func write(_ value: CloudWatch.Value, at path: String, to items: inout [QueryItems.Item]) {
        switch value {
        case .text(let text): items.append(.init(path, text))
        case .number(let number): items.append(.init(path, Int64(exactly: number).map(String.init) ?? "\(number)"))
        case .truth(let truth): items.append(.init(path, truth ? "true" : "false"))
        case .moment(let moment): items.append(.init(path, moment.rfc3339))
        case .list(let elements):
            for (index, element) in elements.enumerated() {
                write(element, at: "\(path).member.\(index + 1)", to: &items)
            }
        case .structure(let members):
            for member in members {
                write(member.value, at: path.isEmpty ? member.name : "\(path).\(member.name)", to: &items)
            }
        }
    }
}
