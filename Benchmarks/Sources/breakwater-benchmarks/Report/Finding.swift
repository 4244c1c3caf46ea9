/// One row of the report: a figure, and what it is compared with in the same run.
struct Finding: Sendable, Codable {
    /// Which way the figure should go.
    enum Better: String, Sendable, Codable {
        case more
        case less
    }

    /// A limit that we set ourselves, or a peer's figure of the same run, in the finding's unit.
    struct Reference: Sendable, Codable {
        let name: String
        let figure: Double

        init(_ name: String, _ figure: Double) {
            self.name = name
            self.figure = figure
        }
    }

    let name: String
    let figure: Double
    let unit: String
    let better: Better
    let reference: Reference?
    /// The figure divided by the reference's.
    let ratio: Double?

    init(_ name: String, _ figure: Double, _ unit: String, better: Better, than reference: Reference? = nil) {
        self.name = name
        self.figure = figure
        self.unit = unit
        self.better = better
        self.reference = reference
        ratio = reference.flatMap { $0.figure == 0 ? nil : figure / $0.figure }
    }
}
