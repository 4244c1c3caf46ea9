import Logging
import Synchronization
import Telemetry
import Testing
import Vocabulary
import Wire

@Suite("Log lines")
struct LogTests {
    private func line(_ format: LogFormat, _ body: (Logger) -> Void) -> String {
        let lines = Mutex<[UInt8]>([])
        let logger = Logger(label: "test") { label in
            LineLogHandler(
                label: label, format: format, output: LogOutput { line in lines.withLock { $0 += line } },
                now: { Timestamp(seconds: 1_440_938_160) })
        }
        body(logger)
        return String(decoding: lines.withLock { $0 }, as: UTF8.self)
    }

    @Test("a JSON line has time, level, logger, message and the metadata")
    func json() throws {
        let text = line(.json) { logger in
            logger.info("Claim bound", metadata: ["claim": "a/b", "time": "x", "list": ["1", ["k": "v"]]])
        }
        #expect(text.hasSuffix("}\n"))
        #expect(
            try JSONValue(parsing: text) == [
                "time": "2015-08-30T12:36:00.000000Z", "level": "info", "logger": "test", "message": "Claim bound",
                "claim": "a/b", "metadata.time": "x", "list": ["1", ["k": "v"]],
            ])
    }

    @Test("a text line stays one line")
    func text() {
        let text = line(.text) { $0.error("It broke", metadata: ["why": "a\nb"]) }
        #expect(text == "12:36:00 ERROR    It broke  why=a\\nb\n")
    }

    @Test("what a key calls a secret is not shown, however deep", arguments: [LogFormat.json, .text])
    func secrets(format: LogFormat) {
        let text = line(format) { logger in
            logger.info(
                "Called",
                metadata: ["sessionToken": "s3cret", "call": ["client_secret": "s3cret", "token count": "2"]])
        }
        #expect(!text.contains("s3cret"))
        #expect(text.contains("[redacted]"))
        #expect(text.contains("2"))
    }

    @Test("lines below the level are not written")
    func level() {
        #expect(line(.json) { $0.debug("Quiet") }.isEmpty)
    }
}
