/// Why the parameters of a request are not those that its client meant.
enum BodyFault: Sendable, Equatable {
  /// There are more of them than is allowed, beginning with the one of that name.
  case tooMany(String)
  /// The body is, says it is or looks like something that it cannot be read as; and why not.
  case unreadable(String)
  /// The body is a list, whose elements have no names that could be parameters.
  case unnamed
  /// The body came with another verb than POST, so that nobody looks at it.
  case unread
  /// The body is encoded in a way that is not undone here, such as gzip.
  case encoded(String)

  /// The longest name or encoding that an error repeats, in bytes.
  private static let longestDetail = 100

  /// What a call is refused with.
  var error: RESTError {
    switch self {
    case .tooMany(let name):
      RESTError(.tooManyParameters, argument: Self.shortened(name))
    case .unreadable(let reason): RESTError(.unreadableBody, reason, argument: "body")
    case .unnamed:
      RESTError(.unreadableBody, "it is a list, and parameters have names", argument: "body")
    case .unread: RESTError(.unreadBody, argument: "body")
    case .encoded(let encoding): RESTError(.bodyEncoding, Self.shortened(encoding))
    }
  }

  private static func shortened(_ text: String) -> String {
    String(decoding: text.utf8.prefix(longestDetail), as: UTF8.self)
  }
}
