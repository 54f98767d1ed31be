/// A path below `/v1/` whose parameters stand in braces: `queues/{client_id}/dead`.
struct PathTemplate: Sendable, Hashable, ExpressibleByStringLiteral, CustomStringConvertible {
  private enum Segment: Sendable, Hashable {
    case literal(String)
    case parameter(String)
  }

  /// The whole path: `/v1/queues/{client_id}/dead`.
  let description: String
  private let segments: [Segment]

  init(stringLiteral text: String) {
    description = "/v1/\(text)"
    segments = text.split(separator: "/").map { part in
      part.hasPrefix("{")
        ? .parameter(String(part.dropFirst().dropLast())) : .literal(String(part))
    }
  }

  /// The first segment, by which paths are looked up.
  var root: String {
    if case .literal(let text) = segments.first { text } else { "" }
  }

  /// The names of the parameters in their order.
  var parameters: [String] {
    segments.compactMap { if case .parameter(let name) = $0 { name } else { nil } }
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
