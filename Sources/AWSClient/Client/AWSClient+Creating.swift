public import EFSModel
public import Vocabulary

/// What came of making something under a token.
public enum Creation<Output: Sendable, ID: Sendable>: Sendable {
    /// It was made now.
    case created(Output)
    /// An earlier call with the token made it: go on with its id.
    case alreadyExists(ID)
}

extension Creation: Equatable where Output: Equatable, ID: Equatable {}

extension AWSClient {
    /// Makes something under a token; that it exists already is no error.
    ///
    /// - Throws: ``AWSError``; its advice says what to do.
    public func create<Operation: EFS.CreatingOperation>(
        _ operation: Operation, in region: Region? = nil, deadline: Duration? = nil
    ) async throws(AWSError) -> Creation<Operation.Output, Operation.ID> {
        do {
            return .created(try await send(operation, in: region, deadline: deadline))
        } catch {
            guard let id = error.body.flatMap({ Operation.existing(in: $0) }) else { throw error }
            return .alreadyExists(id)
        }
    }
}
