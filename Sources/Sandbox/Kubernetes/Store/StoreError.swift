/// Why the store did not do what it was asked.
enum StoreError: Error, Equatable {
    /// There is an object of that key: choose another name, or change the one that is there.
    case alreadyExists
    /// There is no object of that key.
    case notFound
    /// The object is no longer at the revision that the caller saw: read it again and decide anew.
    case changed
    /// The history does not reach back to that revision: start from a new list.
    case expired(requested: UInt64, oldest: UInt64)
    /// The revision lies in the future: wait for it, or ask without one.
    case tooLarge(requested: UInt64, current: UInt64)
    /// The change could not be kept, so it was not made.
    case notKept(String)
}
