import HTTPTypes
import NIOCore
import NIOEmbedded
import NIOHTTP1
import NIOHTTPCompression

/// How an API server compresses: large answers, with gzip and nothing else, for clients that name it. A watch is never
/// compressed, nor are the documents of OpenAPI v3.
///
/// Source: k8s.io/apiserver, pkg/endpoints/handlers/responsewriters/writers.go; answers of Kubernetes 1.33.
enum Compression {
    /// Answers of more bytes are compressed.
    static let threshold = 128 * 1024

    /// Whether an answer of so many bytes is compressed.
    static func isWanted(_ count: Int, path: String, _ headers: HTTPFields) -> Bool {
        guard count > threshold, !path.hasPrefix("/openapi/v3") else { return false }
        let accepted = headers[values: .acceptEncoding].flatMap { $0.split(separator: ",") }
        return accepted.contains { $0.drop { $0 == " " }.prefix { $0 != " " } == "gzip" }
    }

    /// Bytes in gzip's form.
    static func gzip(_ bytes: [UInt8]) throws -> ByteBuffer {
        // The compressor is a part of a channel; one without a socket lets it be used as a function.
        let channel = EmbeddedChannel()
        defer { _ = try? channel.finish() }
        try channel.pipeline.syncOperations.addHandler(HTTPResponseCompressor())
        let asked = HTTPRequestHead(version: .http1_1, method: .GET, uri: "/", headers: ["Accept-Encoding": "gzip"])
        try channel.writeInbound(HTTPServerRequestPart.head(asked))
        channel.write(HTTPServerResponsePart.head(HTTPResponseHead(version: .http1_1, status: .ok)), promise: nil)
        channel.write(HTTPServerResponsePart.body(.byteBuffer(ByteBuffer(bytes: bytes))), promise: nil)
        try channel.writeOutbound(HTTPServerResponsePart.end(nil))
        var packed = ByteBuffer()
        while let part = try channel.readOutbound(as: HTTPServerResponsePart.self) {
            if case .body(.byteBuffer(var buffer)) = part { packed.writeBuffer(&buffer) }
        }
        return packed
    }
}
