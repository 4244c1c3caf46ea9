import Glibc
import Wire

/// What commands print.
enum Output {
    /// Writes bytes at once, on standard output unless another is named, so that whoever reads a pipe sees them.
    ///
    /// - Returns: false when nobody reads any more.
    @discardableResult
    static func write(_ bytes: some Sequence<UInt8>, to descriptor: CInt = 1) -> Bool {
        var rest = Array(bytes)[...]
        while !rest.isEmpty {
            let count = rest.withUnsafeBytes { Glibc.write(descriptor, $0.baseAddress, $0.count) }
            if count < 0, errno == EINTR { continue }
            guard count > 0 else { return false }
            rest = rest.dropFirst(count)
        }
        return true
    }

    /// Writes a value as a line of JSON.
    static func line(_ value: JSONValue) { write(value.bytes() + [0x0A]) }

    /// Says on standard error why a command ends, as ArgumentParser does for errors whose exit code it chooses.
    static func error(_ reason: some CustomStringConvertible) { write(Array("Error: \(reason)\n".utf8), to: 2) }

    /// Writes a line for people.
    static func text(_ line: String) { write(Array("\(line)\n".utf8)) }
}
