public import ArgumentParser
public import SharingPlanning
public import Vocabulary

// Values of the Vocabulary as options take them.

extension TimeSpan: ExpressibleByArgument {
    public init?(argument: String) {
        guard let span = try? TimeSpan.parse(argument) else { return nil }
        self = span
    }
}

extension ByteCount: ExpressibleByArgument {
    public init?(argument: String) {
        guard let count = try? ByteCount.parse(argument) else { return nil }
        self = count
    }
}

extension Region: ExpressibleByArgument {
    public init?(argument: String) {
        guard let region = try? Region.parse(argument) else { return nil }
        self = region
    }
}

extension NodeDriver.Mode: ExpressibleByArgument {}
