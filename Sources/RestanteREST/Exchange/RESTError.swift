import RestanteCore

/// A failure as the wire shows it.
struct RESTError: Error, Sendable {
  /// The row of the error table.
  let entry: ErrorEntry
  /// What replaces the `%` of the row's message.
  let detail: String
  /// The `argument` member, where the wire has one; it may be an empty string.
  let argument: String?

  init(_ entry: ErrorEntry, _ detail: String = "", argument: String? = nil) {
    self.entry = entry
    self.detail = detail
    self.argument = argument
  }

  /// How a failure of the store looks to clients: never like a success.
  init(_ error: StoreError) {
    switch error.code {
    case .unknownOutcome: self.init(.outcomeUnknown)
    case .lowSpace: self.init(.lowSpace)
    case .tooLong: self.init(.searchTooLong)
    default: self.init(.storeUnavailable)
    }
  }

  /// The `error_description`.
  var message: String {
    guard let mark = entry.message.firstIndex(of: "%") else { return entry.message }
    return entry.message[..<mark] + detail + entry.message[entry.message.index(after: mark)...]
  }

  /// A parameter that is missing or empty.
  static func empty(_ name: String) -> RESTError {
    RESTError(.emptyArgument, name, argument: name)
  }
}
