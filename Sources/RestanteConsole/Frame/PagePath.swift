/// The path of a page below its portal's, or below the console's; parameters stand in braces:
/// `queues/{client}`.
struct PagePath: Sendable, ExpressibleByStringLiteral, CustomStringConvertible {
  private enum Segment: Sendable {
    case literal(String)
    case parameter(String)
  }

  private let segments: [Segment]
  /// The path as it was written.
  let description: String

  init(stringLiteral text: String) {
    description = text
    segments = text.split(separator: "/").map { part in
      part.hasPrefix("{")
        ? .parameter(String(part.dropFirst().dropLast())) : .literal(String(part))
    }
  }

  /// The parameters of a path, decoded; `nil` when it is another one. A parameter is never empty.
  func match(_ path: [String]) -> [String: String]? {
    guard path.count == segments.count else { return nil }
    var parameters: [String: String] = [:]
    for (segment, text) in zip(segments, path) {
      switch segment {
      case .literal(let literal): guard literal == text else { return nil }
      case .parameter(let name):
        guard !text.isEmpty else { return nil }
        parameters[name] = text
      }
    }
    return parameters
  }
}
