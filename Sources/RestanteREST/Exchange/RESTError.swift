import RestanteCore
import RestanteJSON

/// A failure as the wire shows it.
struct RESTError: Error, Sendable {
  /// The row of the error table.
  let entry: ErrorEntry
  /// What replaces the `%` of the row's message.
  let detail: String
  /// The `argument` member, where the wire has one; it may be an empty string.
  let argument: String?
  /// What an added method says instead of the row.
  private var own: (code: String, status: Int)?

  init(_ entry: ErrorEntry, _ detail: String = "", argument: String? = nil) {
    self.entry = entry
    self.detail = detail
    self.argument = argument
  }

  /// An error of an added method's own, which the error table does not know.
  init(code: String, status: Int, _ message: String) {
    self.init(.internalError, message)
    own = (code, status)
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

  /// The `error`.
  var code: String { own?.code ?? entry.code }

  /// The `error` as JSON. Codes of the table that are numbers are numbers.
  var codeValue: JSONValue {
    if case .some = own { return .string(code) }
    return Int(code).map { .int($0) } ?? .string(code)
  }

  /// The HTTP status.
  var status: Int { own?.status ?? entry.status }

  /// The `error_description`.
  var message: String {
    if case .some = own { return detail }
    guard let mark = entry.message.firstIndex(of: "%") else { return entry.message }
    return entry.message[..<mark] + detail + entry.message[entry.message.index(after: mark)...]
  }

  /// A parameter that is missing or empty.
  static func empty(_ name: String) -> RESTError {
    RESTError(.emptyArgument, name, argument: name)
  }
}
