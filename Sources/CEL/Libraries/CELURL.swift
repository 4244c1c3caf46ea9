/// An absolute URL, or an absolute path, in its parts.
///
/// Source: the URL library of k8s.io/apiserver, pkg/cel/library, 1.32, which reads by Go's net/url; RFC 3986.
public struct CELURL: Hashable, Sendable {
    /// The URL as it was given.
    let text: String
    /// In small letters; empty for a path.
    let scheme: String
    /// With its port, where it has one.
    let host: String
    /// As it was written.
    private let path: String
    /// What follows the question mark.
    let query: String

    /// Reads a URL; nil when the text is no absolute URL and no absolute path.
    init?(_ text: String) {
        guard !text.isEmpty, text.utf8.allSatisfy({ $0 >= 0x20 && $0 != 0x7F }) else { return nil }
        self.text = text
        let whole = text.prefix { $0 != "#" }
        let halves = whole.split(separator: "?", maxSplits: 1, omittingEmptySubsequences: false)
        query = halves.count > 1 ? String(halves[1]) : ""
        guard let (scheme, rest) = Self.scheme(of: halves[0]) else { return nil }
        self.scheme = scheme
        guard rest.hasPrefix("/") else {
            // mailto:somebody is a URL without host and path.
            guard !scheme.isEmpty else { return nil }
            (host, path) = ("", "")
            return
        }
        guard rest.hasPrefix("//"), !scheme.isEmpty || !rest.hasPrefix("///") else {
            (host, path) = ("", String(rest))
            guard Self.unescaped(rest) != nil else { return nil }
            return
        }
        let authority = rest.dropFirst(2).prefix { $0 != "/" }
        let place = authority.split(separator: "@", omittingEmptySubsequences: false).last ?? ""
        guard Self.isHost(place) else { return nil }
        host = String(place)
        path = String(rest.dropFirst(2 + authority.count))
        guard Self.unescaped(path[...]) != nil else { return nil }
    }

    /// The host without its port, and without the brackets of an IPv6 address.
    var hostname: String {
        if host.hasPrefix("[") { return String(host.dropFirst().prefix { $0 != "]" }) }
        return host.split(separator: ":", omittingEmptySubsequences: false).first.map(String.init) ?? ""
    }

    /// The port; empty where there is none.
    var port: String {
        let rest = host.hasPrefix("[") ? host.drop { $0 != "]" } : host[...]
        return rest.lastIndex(of: ":").map { String(rest[rest.index(after: $0)...]) } ?? ""
    }

    /// The path, where what may not stand there as it is is written as `%20` and the like.
    var escapedPath: String {
        path.utf8.reduce(into: "") { text, byte in
            let scalar = Unicode.Scalar(byte)
            if scalar.properties.isAlphabetic && byte < 0x80 || "0123456789-_.~$&+,/:;=@!'()*[]%".utf8.contains(byte) {
                text.unicodeScalars.append(scalar)
            } else {
                text += "%" + (byte < 16 ? "0" : "") + String(byte, radix: 16, uppercase: true)
            }
        }
    }

    /// The values of each name in the query.
    var parameters: [String: [String]] {
        var found: [String: [String]] = [:]
        for pair in query.split(separator: "&") where !pair.contains(";") {
            let halves = pair.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
            guard let name = Self.unescaped(halves[0]), let value = Self.unescaped(halves.count > 1 ? halves[1] : "")
            else { continue }
            found[name, default: []].append(value)
        }
        return found
    }

    /// The scheme and what follows its colon; nil where a colon stands without a scheme before it.
    private static func scheme(of text: Substring) -> (scheme: String, rest: Substring)? {
        for (index, letter) in zip(text.indices, text) {
            switch letter {
            case "a"..."z", "A"..."Z": continue
            case "0"..."9", "+", "-", ".": if index == text.startIndex { return ("", text) }
            case ":":
                guard index > text.startIndex else { return nil }
                return (text[..<index].lowercased(), text[text.index(after: index)...])
            default: return ("", text)
            }
        }
        return ("", text)
    }

    private static func isHost(_ place: Substring) -> Bool {
        let colon = place.hasPrefix("[") ? place.drop { $0 != "]" }.firstIndex(of: ":") : place.firstIndex(of: ":")
        if place.hasPrefix("["), !place.contains("]") { return false }
        let port = colon.map { place[place.index(after: $0)...] } ?? ""
        let forbidden: Set<Character> = [" ", "\"", "<", ">", "\\", "^", "`", "{", "}", "|"]
        return port.allSatisfy { ("0"..."9").contains($0) } && !place.contains(where: forbidden.contains)
    }

    /// The text with `%20` and its like, and `+`, as what they stand for; nil where an escape is malformed.
    private static func unescaped(_ text: Substring) -> String? {
        var bytes: [UInt8] = []
        var rest = text.utf8[...]
        while let byte = rest.popFirst() {
            guard byte == UInt8(ascii: "%") else {
                bytes.append(byte == UInt8(ascii: "+") ? UInt8(ascii: " ") : byte)
                continue
            }
            let digits = rest.prefix(2)
            guard digits.count == 2, let value = UInt8(String(Substring(digits)), radix: 16) else { return nil }
            bytes.append(value)
            rest = rest.dropFirst(2)
        }
        return String(validating: bytes, as: UTF8.self)
    }
}
