/// Why a store could not do what it was asked to.
public struct StoreError: Error, Sendable, Hashable, CustomStringConvertible {
  /// The kind of failure.
  public struct Code: Sendable, Hashable, CustomStringConvertible {
    private enum Kind: String, CaseIterable {
      case unavailable, full, lowSpace, queueFull, tooManyRows, closed, unknownOutcome, corrupt
      case absent, schema, tooLong
    }

    private let kind: Kind

    /// The store cannot be reached or answered with an input/output error.
    public static let unavailable = Code(kind: .unavailable)
    /// There is no room to write; reads still work.
    public static let full = Code(kind: .full)
    /// There is less free space than the operator wants to keep: publications are refused while all
    /// else goes on; nothing was written.
    public static let lowSpace = Code(kind: .lowSpace)
    /// A queue has as many pending events as it may have; nothing was written.
    public static let queueFull = Code(kind: .queueFull)
    /// A publication would write to more queues and keys than one may; nothing was written.
    public static let tooManyRows = Code(kind: .tooManyRows)
    /// The store was closed.
    public static let closed = Code(kind: .closed)
    /// The commit was sent but its answer never came: the change may or may not have happened.
    public static let unknownOutcome = Code(kind: .unknownOutcome)
    /// What is stored does not make sense, or what was to be stored did not; nothing was written.
    public static let corrupt = Code(kind: .corrupt)
    /// What the operation is about is not there; nothing was written.
    public static let absent = Code(kind: .absent)
    /// Looking for what was asked for takes longer than it may; nothing was changed.
    public static let tooLong = Code(kind: .tooLong)
    /// The schema is of a newer version than this program knows.
    public static let schema = Code(kind: .schema)

    /// All codes.
    public static let all = Kind.allCases.map(Code.init(kind:))

    /// The code's name, for logs.
    public var description: String { kind.rawValue }
  }

  /// The kind of failure.
  public var code: Code
  /// What happened, for people.
  public var detail: String

  /// Creates an error.
  public init(_ code: Code, _ detail: String) {
    self.code = code
    self.detail = detail
  }

  /// The code and what happened.
  public var description: String { "\(code): \(detail)" }
}
