import Testing
import Vocabulary

@Suite("Moments in time")
struct TimestampTests {
    @Test(
        "known moments are written as RFC 3339 and read back",
        arguments: [
            (Int64(0), "1970-01-01T00:00:00Z"),
            (951_782_400, "2000-02-29T00:00:00Z"),
            (1_440_938_160, "2015-08-30T12:36:00Z"),
            (4_107_542_399, "2100-02-28T23:59:59Z"),
            (-1, "1969-12-31T23:59:59Z"),
            (-11_644_473_600, "1601-01-01T00:00:00Z"),
        ])
    func rfc3339(seconds: Int64, text: String) throws {
        #expect(Timestamp(seconds: seconds).rfc3339 == text)
        #expect(try Timestamp.parseRFC3339(text) == Timestamp(seconds: seconds))
    }

    @Test("every day of four centuries survives writing and reading")
    func everyDay() throws {
        for day in stride(from: Int64(-90_000), to: 60_000, by: 1) {
            let moment = Timestamp(seconds: day * 86_400 + 43_200)
            #expect(try Timestamp.parseRFC3339(moment.rfc3339) == moment)
        }
    }

    @Test("fractions and offsets are understood")
    func fractionsAndOffsets() throws {
        let noon = Timestamp(seconds: 1_440_936_000)
        #expect(try Timestamp.parseRFC3339("2015-08-30T14:00:00+02:00") == noon)
        #expect(try Timestamp.parseRFC3339("2015-08-30T12:00:00.25Z") == noon + .milliseconds(250))
        #expect(try Timestamp.parseRFC3339("2015-08-30T12:00:00.123456789Z") == noon + .microseconds(123_456))
        #expect((noon + .microseconds(7)).rfc3339Micro == "2015-08-30T12:00:00.000007Z")
    }

    @Test("the form of AWS signatures is written and read")
    func basicForm() throws {
        let moment = Timestamp(seconds: 1_440_938_160)
        #expect(moment.iso8601Basic == "20150830T123600Z")
        #expect(try Timestamp.parseISO8601Basic("20150830T123600Z") == moment)
    }

    @Test(
        "what names no moment is refused",
        arguments: [
            "", "2015-02-30T00:00:00Z", "2015-13-01T00:00:00Z", "2015-08-30T24:00:00Z", "2015-08-30T12:00:00",
            "2015-08-30T12:00:00.Z", "2015-08-30T12:00:00Zx", "2015-8-30T12:00:00Z",
        ])
    func malformed(text: String) {
        #expect(throws: InvalidValue.self) { try Timestamp.parseRFC3339(text) }
    }

    @Test("weekdays follow the calendar")
    func weekdays() {
        #expect(Timestamp.epoch.fields.weekday == 4)
        #expect(Timestamp(seconds: -86_400).fields.weekday == 3)
        #expect(Timestamp(seconds: 1_795_230_647).fields.weekday == 6)
    }

    @Test("epoch seconds with a fraction keep their microseconds")
    func epochSeconds() {
        let moment = Timestamp(epochSeconds: 1_577_836_800.25)
        #expect(moment.microseconds == 1_577_836_800_250_000)
        #expect(moment.epochSeconds == 1_577_836_800.25)
    }
}
