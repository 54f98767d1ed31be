import RestanteCore

/// What a path below `/rest/api/` asks for.
struct V3Route {
  static let base = "/rest/api/"

  /// The method in small letters; nil when the path names none.
  var method: String?
  /// The user and the secret code of a webhook path.
  var webhook: (user: String, code: String)?

  /// Reads `/rest/api/{method}` and `/rest/api/{user}/{code}/{method}`.
  init(path: String) {
    let segments = path.dropFirst(Self.base.count).split(separator: "/")
      .map { PercentCoding.decode($0.utf8) }
    switch segments.count {
    case 1:
      method = segments[0].lowercased()
    case 3:
      webhook = (segments[0], segments[1])
      method = segments[2].lowercased()
    default:
      break
    }
  }

  /// Whether a path belongs to REST 3.0.
  static func isMeant(_ path: String) -> Bool {
    path.hasPrefix(base)
  }
}
