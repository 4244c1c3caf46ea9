import Glibc
import KubernetesClient
import ServiceLifecycle

/// Gives memory back that was freed.
///
/// Reading a list, or a thousand changes at once, takes many times the memory of what is kept of it. The allocator keeps
/// what was freed in between of what is kept, so that a process would stay as large as its busiest moment: a third of it
/// with 1,000 SharedVolumes. Asking is the only way (malloc_trim(3)); it takes milliseconds. Where the C library has no
/// such call, as musl, nothing happens.
struct MemoryTrim: Service {
    /// How often it is asked for.
    static let period = Duration.seconds(10)

    private typealias Trim = @convention(c) (Int) -> CInt

    let time: TimeSource

    /// Asks now and then until shutdown or cancellation.
    func run() async throws {
        let trim = dlsym(nil, "malloc_trim").map { unsafeBitCast($0, to: Trim.self) }
        try? await cancelWhenGracefulShutdown {
            while !Task.isCancelled {
                try await time.sleep(Self.period)
                _ = trim?(0)
            }
        }
    }
}
