import ArgumentParser

@main
struct Breakwater: AsyncParsableCommand {
    static let configuration = CommandConfiguration(abstract: "Amazon EFS for Kubernetes.")
}
