/// An error of the wire that somebody else than the server's own methods throws: a row of the error
/// table, or an error of an added method's own.
public struct CallError: Error, Sendable {
  let error: RESTError

  /// The error's code.
  public var code: String { error.code }

  /// The error of a store that cannot be reached.
  public static let storeUnavailable = CallError(RESTError(.storeUnavailable))
  /// The error after which nobody knows whether the call was carried out.
  public static let outcomeUnknown = CallError(RESTError(.outcomeUnknown))

  init(_ error: RESTError) {
    self.error = error
  }

  /// An error of an added method's own.
  ///
  /// - Parameters:
  ///   - code: The `error`, always text; it may be empty.
  ///   - status: The HTTP status.
  ///   - description: The `error_description`.
  public static func own(code: String, status: Int = 400, _ description: String) -> CallError {
    CallError(RESTError(code: code, status: status, description))
  }

  /// The row of a code; of several, the first one whose description fits.
  ///
  /// - Parameters:
  ///   - code: The code, as replies have it.
  ///   - description: The description, as replies have it; `nil` for any.
  public init?(code: String, description: String? = nil) {
    for entry in ErrorEntry.allCases where entry.code == code {
      guard let description else {
        error = RESTError(entry)
        return
      }
      guard let detail = entry.detail(in: description) else { continue }
      error = RESTError(entry, detail)
      return
    }
    return nil
  }

  /// The codes of all rows, each once.
  public static var codes: [String] {
    var known: Set<String> = []
    return ErrorEntry.allCases.map(\.code).filter { known.insert($0).inserted }
  }

  /// The descriptions of a code's rows; `%` stands for a detail.
  public static func descriptions(of code: String) -> [String] {
    ErrorEntry.allCases.filter { $0.code == code }.map(\.message)
  }
}

extension ErrorEntry {
  /// What stands for the `%` of the row's message in a description; `nil` when the description is
  /// not the row's.
  fileprivate func detail(in description: String) -> String? {
    guard let mark = message.firstIndex(of: "%") else { return description == message ? "" : nil }
    let (before, after) = (message[..<mark], message[message.index(after: mark)...])
    guard description.utf8.count >= before.utf8.count + after.utf8.count,
      description.hasPrefix(before), description.hasSuffix(after)
    else { return nil }
    return String(description.dropFirst(before.count).dropLast(after.count))
  }
}
