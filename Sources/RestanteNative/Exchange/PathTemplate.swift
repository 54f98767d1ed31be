/// A path whose parameters stand in braces: `queues/{client_id}/dead`. Unless it says otherwise, it
/// is below `/v1/`.
package struct PathTemplate: Sendable, Hashable, ExpressibleByStringLiteral,
  CustomStringConvertible
{
  private enum Segment: Sendable, Hashable {
    case literal(String)
    case parameter(String)
  }

  /// The whole path: `/v1/queues/{client_id}/dead`.
  package let description: String
  private let segments: [Segment]

  package init(stringLiteral text: String) {
    self.init(text, below: "/v1")
  }

  /// A path below a folder, such as `/v1`.
  package init(_ text: String, below folder: String) {
    description = "\(folder)/\(text)"
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
